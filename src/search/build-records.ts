import { load, type CheerioAPI } from 'cheerio';
import { readings } from './pinyin.ts';
import { clean, readSections } from './read-sections.ts';
import {
  ASIDE_WEIGHT,
  descend,
  hierarchyOf,
  PAGE_WEIGHT,
  type Level,
  type SearchRecord,
  textRecord,
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
  /** Whether it reports results of the project itself. */
  report?: boolean;
}

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
  const api = source.api ?? false;
  const keywords = ($('meta[name="keywords"]').attr('content') ?? '')
    .split(',')
    .map(clean)
    .filter(Boolean);
  const description = clean($('meta[name="description"]').attr('content') ?? '');
  const weight = api || source.report === true ? ASIDE_WEIGHT : PAGE_WEIGHT;
  const records: SearchRecord[] = [];
  const trail: string[] = [];
  for (const section of readSections($, article, title, api)) {
    descend(trail, section.depth, section.title);
    const own = section.depth === 1;
    const url = section.anchor === null ? source.url : `${source.url}#${section.anchor}`;
    const names = own
      ? [...pythonNames(source.python ?? []), ...section.names]
      : [...section.names];
    const heading: SearchRecord = {
      objectID: `${source.lang}:${url}`,
      url,
      url_without_anchor: source.url,
      anchor: section.anchor,
      hierarchy: hierarchyOf(lvl0, trail),
      lang: source.lang,
      type: `lvl${section.depth}` as Level,
      content: own && description !== '' ? description : null,
      identifiers: [...new Set(names)],
      synonyms: own ? keywords : [],
      pinyin: own ? [...new Set([title, ...keywords].flatMap(readings))] : readings(section.title),
      weight: { page: weight, level: 100 - section.depth * 10, position: records.length },
    };
    records.push(heading);
    for (const [n, content] of packed(section.texts).entries()) {
      records.push(textRecord(heading, content, n, records.length));
    }
  }
  return records;
}
