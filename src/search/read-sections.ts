import type { CheerioAPI } from 'cheerio';
import { namesIn } from './names.ts';

type Nodes = ReturnType<CheerioAPI>;

/** A heading of a page and what stands below it, up to the next heading. */
export interface PageSection {
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
  // What the page's own parts say of themselves is on every page.
  '.mark',
  '.program-bar',
  '.program-output',
  '.timeline',
  '.visually-hidden',
  'dialog',
  'summary',
  'thead',
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
const TEXT = new Set(['p', 'tr', 'dt', 'dd', 'li']);
const BLOCKS = 'p, ul, ol, dl, pre, table, div, blockquote';
/** TypeDoc's headings below a member, and the ones that hold only links, part nothing. */
const API_DEEPEST = 3;
const API_NOISE =
  /^(?:see|example|extends|extended-by|implements|inherited-from|overrides|reference-page)/;

export function clean(text: string): string {
  return text.replace(/[\u200b\u00a0\s]+/g, ' ').trim();
}

class Reader {
  readonly sections: PageSection[];
  readonly #$: CheerioAPI;
  readonly #api: boolean;
  #muted = false;

  constructor($: CheerioAPI, title: string, api: boolean) {
    this.#$ = $;
    this.#api = api;
    this.sections = [{ depth: 1, anchor: null, title, texts: [], names: new Set() }];
  }

  read(parent: Nodes): void {
    for (const element of parent.children().toArray()) this.#visit(this.#$(element));
  }

  #visit(node: Nodes): void {
    const tag = (node.prop('tagName') as string).toLowerCase();
    const heading = /^h([1-6])$/.exec(tag);
    if (heading !== null) this.#open(Number(heading[1]), node);
    else if (tag === 'pre') this.#program(node);
    else if (tag === 'tr') this.#row(node);
    else if (!TEXT.has(tag)) this.read(node);
    else {
      const inline = node.clone();
      inline.children(BLOCKS).remove();
      this.#add(inline.text());
      for (const block of node.children(BLOCKS).toArray()) this.#visit(this.#$(block));
    }
  }

  #open(depth: number, heading: Nodes): void {
    const title = clean(heading.text());
    const anchor = heading.attr('id') ?? '';
    if (depth === 1 || title === '' || anchor === '') return;
    this.#muted = this.#api && API_NOISE.test(anchor);
    if (this.#muted || (this.#api && depth > API_DEEPEST)) return;
    this.sections.push({ depth, anchor, title, texts: [], names: new Set() });
  }

  #row(row: Nodes): void {
    const cells = row.children().toArray();
    const texts = cells.map((cell) => clean(this.#$(cell).text()));
    this.#add(texts.filter(Boolean).join(' · '));
  }

  #program(pre: Nodes): void {
    if (this.#muted) return;
    for (const name of namesIn(pre.text())) this.sections.at(-1)?.names.add(name);
  }

  #add(text: string): void {
    const cleaned = clean(text);
    if (cleaned !== '' && !this.#muted) this.sections.at(-1)?.texts.push(cleaned);
  }
}

/** The sections of an article in reading order; the first is the page itself. */
export function readSections(
  $: CheerioAPI,
  article: Nodes,
  title: string,
  api: boolean,
): PageSection[] {
  const copy = article.clone();
  copy.find(NOISE).remove();
  const reader = new Reader($, title, api);
  reader.read(copy);
  return reader.sections;
}
