import { load, type Cheerio, type CheerioAPI } from 'cheerio';
import { namesIn } from './names.ts';
import { readings } from './pinyin.ts';
import {
  API_WEIGHT,
  descend,
  hierarchyOf,
  PAGE_WEIGHT,
  type Level,
  type SearchRecord,
} from './record.ts';

/** What a built page says of itself beside its text. */
export interface PageSource {
  html: string;
  /** The address from the site's root, base URL included. */
  url: string;
  lang: string;
  /** The front matter's `python` targets. */
  python?: readonly string[];
  api?: boolean;
}

type Node = Parameters<CheerioAPI>[0];

interface Section {
  depth: number;
  anchor: string | null;
  title: string;
  texts: string[];
  names: Set<string>;
}

const NOISE = [
  '.hash-link',
  '.theme-doc-toc-mobile',
  '.theme-doc-version-badge',
  '.admonition-heading',
  '[data-search="off"]',
  '[aria-hidden="true"]',
  'button',
  'nav',
  'noscript',
  'output',
  'samp',
  'script',
  'style',
  'svg',
  'template',
].join(',');
const TEXT = new Set(['p', 'tr', 'dt', 'dd', 'figcaption', 'summary', 'li']);
const LONGEST = 900;

/** The record texts of a section: whole blocks, so many together as fit one record. */
function packed(texts: readonly string[]): string[] {
  const packs: string[] = [];
  for (const text of texts) {
    const last = packs.at(-1);
    if (last !== undefined && last.length + text.length < LONGEST)
      packs[packs.length - 1] = `${last} ${text}`;
    else packs.push(text);
  }
  return packs;
}

class Reader {
  readonly #$: CheerioAPI;
  readonly sections: Section[];

  constructor($: CheerioAPI, title: string) {
    this.#$ = $;
    this.sections = [{ depth: 1, anchor: null, title, texts: [], names: new Set() }];
  }

  read(parent: Cheerio<never>): void {
    for (const element of parent.children().toArray())
      this.#visit(this.#$(element as Node) as Cheerio<never>);
  }

  #visit(node: Cheerio<never>): void {
    const tag = (node.prop('tagName') as string).toLowerCase();
    const heading = /^h([1-6])$/.exec(tag);
    if (heading !== null) this.#open(Number(heading[1]), node);
    else if (tag === 'pre') this.#program(node);
    else if (!TEXT.has(tag)) this.read(node);
    else if (tag === 'tr')
      this.#add(
        node
          .children()
          .toArray()
          .map((cell) => clean(this.#$(cell as Node).text()))
          .filter(Boolean)
          .join(' · '),
      );
    else {
      const blocks = node.children('p, ul, ol, dl, pre, table, div, blockquote');
      const inline = node.clone();
      inline.children('p, ul, ol, dl, pre, table, div, blockquote').remove();
      this.#add(inline.text());
      for (const block of blocks.toArray()) this.#visit(this.#$(block as Node) as Cheerio<never>);
    }
  }

  #open(depth: number, heading: Cheerio<never>): void {
    if (depth === 1) return;
    const title = clean(heading.text());
    const anchor = heading.attr('id') ?? null;
    if (title !== '' && anchor !== null) {
      this.sections.push({ depth, anchor, title, texts: [], names: new Set() });
    }
  }

  #program(pre: Cheerio<never>): void {
    for (const name of namesIn(pre.text())) this.sections.at(-1)!.names.add(name);
  }

  #add(text: string): void {
    const cleaned = clean(text);
    if (cleaned !== '') this.sections.at(-1)!.texts.push(cleaned);
  }
}

function clean(text: string): string {
  return text.replace(/[\u200b\u00a0\s]+/g, ' ').trim();
}

function crumbs($: CheerioAPI, title: string): string {
  const labels = $('.breadcrumbs__item')
    .toArray()
    .map((item) => clean($(item).text()))
    .filter(Boolean);
  return [...labels.slice(0, -1), title].join(' › ');
}

function pythonNames(targets: readonly string[]): string[] {
  return targets
    .map((target) => target.replace(/^py:/, ''))
    .filter((name) => /^[A-Za-z_][\w.]*$/.test(name));
}

/** The records of one built page, its own first, in reading order; none for a page without text. */
export function buildRecords(source: PageSource): SearchRecord[] {
  const $ = load(source.html);
  const article = $('.theme-doc-markdown').first();
  if (article.length === 0) return [];
  const title =
    clean(article.find('h1').first().text()) || clean($('title').text().split('|')[0] ?? '');
  const lvl0 = crumbs($, title);
  article.find(NOISE).remove();
  const reader = new Reader($, title);
  reader.read(article as Cheerio<never>);

  const keywords = ($('meta[name="keywords"]').attr('content') ?? '')
    .split(',')
    .map(clean)
    .filter(Boolean);
  const description = clean($('meta[name="description"]').attr('content') ?? '');
  const weight = source.api ? API_WEIGHT : PAGE_WEIGHT;
  const records: SearchRecord[] = [];
  const trail: string[] = [];
  for (const section of reader.sections) {
    descend(trail, section.depth, section.title);
    const own = section.depth === 1;
    const url = section.anchor === null ? source.url : `${source.url}#${section.anchor}`;
    const names = own
      ? [...pythonNames(source.python ?? []), ...section.names]
      : [...section.names];
    const shared = {
      url,
      url_without_anchor: source.url,
      anchor: section.anchor,
      hierarchy: hierarchyOf(lvl0, trail),
      lang: source.lang,
    };
    const at = () => records.length;
    records.push({
      objectID: `${source.lang}:${url}`,
      ...shared,
      type: `lvl${section.depth}` as Level,
      content: own && description !== '' ? description : null,
      identifiers: [...new Set(names)],
      synonyms: own ? keywords : [],
      pinyin: own ? [...new Set([title, ...keywords].flatMap(readings))] : readings(section.title),
      weight: { page: weight, level: 100 - section.depth * 10, position: at() },
    });
    for (const [i, content] of packed(section.texts).entries()) {
      records.push({
        objectID: `${source.lang}:${url}:${i}`,
        ...shared,
        type: 'content',
        content,
        identifiers: [],
        synonyms: [],
        pinyin: [],
        weight: { page: weight, level: 0, position: at() },
      });
    }
  }
  return records;
}
