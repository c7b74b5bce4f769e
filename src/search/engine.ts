import MiniSearch, { type SearchResult } from 'minisearch';
import { decode, type IndexFile } from './file.ts';
import { Names } from './section-names.ts';
import { readQuery, type Query } from './query.ts';
import type { SearchRecord } from './record.ts';
import { FIELDS, sectionsOf, tokensOf, type Section, type Tokens } from './sections.ts';
import { Spelling } from './spelling.ts';

/** A record that was found, and the words of the index it was found by. */
export interface Hit {
  record: SearchRecord;
  score: number;
  terms: string[];
}

interface Found {
  section: Section;
  score: number;
  /** The share of what was asked that the section has. */
  covered: number;
  result: SearchResult;
}

const BOOST = { title: 8, names: 6, synonyms: 5, pinyin: 3, context: 1.5, code: 1, text: 1 };
const HEADING_FIELDS = new Set(['title', 'names', 'synonyms', 'pinyin']);
const PAGES = 8;
const PER_PAGE = 3;
const CANDIDATES = 120;
/** What has this share of the words, or less, is no answer where something has them all. */
const LEAST = 0.5;
/** Sections that list links: what they name is told elsewhere. */
const LISTS = new Set(['official', 'api']);

/** The local engine: MiniSearch over the records of one language. */
export class SearchEngine {
  readonly #sections: Section[];
  readonly #index: MiniSearch<Tokens>;
  readonly #spelling: Spelling;
  readonly #names = new Names();

  constructor(file: IndexFile) {
    this.#sections = sectionsOf(decode(file));
    this.#index = new MiniSearch<Tokens>({
      fields: [...FIELDS],
      extractField: (document, field) => document[field as keyof Tokens],
      // The tokens of a field come made; MiniSearch's own tokenizer knows no Chinese.
      tokenize: (tokens) => tokens as unknown as string[],
      processTerm: (term) => term,
      stringifyField: (tokens: string) => tokens,
    });
    const vocabulary = new Set<string>();
    let own: SearchRecord | undefined;
    for (const section of this.#sections) {
      if (section.heading.type === 'lvl1') own = section.heading;
      const tokens = tokensOf(section, own ?? section.heading);
      for (const field of FIELDS) for (const token of tokens[field]) vocabulary.add(token);
      this.#index.add(tokens);
      this.#names.add(section);
    }
    this.#spelling = new Spelling(vocabulary);
  }

  /** The best hits of the best pages, page by page, best first. */
  search(text: string): Hit[] {
    const query = this.#corrected(readQuery(text));
    if (query.forms.length === 0) return [];
    const named = this.#names.bonuses(query.names);
    const forms = new Map(query.forms.map((form) => [form.token, form]));
    const found = this.#index.search(text, {
      tokenize: () => [...forms.keys()],
      processTerm: (term) => term,
      fields: [...FIELDS],
      boost: BOOST,
      combineWith: 'OR',
      prefix: (term) => forms.get(term)?.prefix ?? false,
      boostTerm: (term) => forms.get(term)?.boost ?? 1,
      weights: { prefix: 0.6, fuzzy: 0 },
      bm25: { k: 1.2, b: 0.5, d: 0.5 },
    });
    const scored = found.map((result) => this.#scored(result, query, named));
    const fullest = Math.max(...scored.map(({ covered }) => covered));
    return this.#byPage(
      scored.filter(({ covered }) => covered > fullest * LEAST).sort((a, b) => b.score - a.score),
    );
  }

  /** With forms of what was probably meant, for words that begin nothing in the index. */
  #corrected(query: Query): Query {
    const known = new Set(query.forms.map((form) => form.token));
    const meant = query.forms
      .filter((form) => !this.#spelling.knows(form.token))
      .flatMap((form) =>
        this.#spelling.near(form.token).map(({ token, edits }) => ({
          ...form,
          token,
          boost: form.boost * 0.8 ** edits,
          prefix: false,
        })),
      );
    const forms = [...query.forms];
    const names = [...query.names];
    for (const form of meant) {
      if (form.wants.length === query.wants.length) names.push(form.token);
      if (known.has(form.token)) continue;
      known.add(form.token);
      forms.push(form);
    }
    return { ...query, forms, names };
  }

  #scored(result: SearchResult, query: Query, named: Map<number, number>): Found {
    const section = this.#sections[result.id as number];
    if (section === undefined) throw new Error(`No section ${String(result.id)} in the index`);
    const asked = new Set(result.queryTerms);
    const met = new Set<number>();
    for (const form of query.forms)
      if (asked.has(form.token)) for (const want of form.wants) met.add(want);
    const total = query.wants.reduce((sum, weight) => sum + weight, 0);
    const covered = [...met].reduce((sum, want) => sum + (query.wants[want] ?? 0), 0) / total;
    // Squared, so that a section with every word comes before one that repeats a single one.
    let score = result.score * covered * covered;
    score *= named.get(section.id) ?? 1;
    if (section.heading.type === 'lvl1') score *= 1.25;
    if (section.aside) score *= 0.35;
    if (LISTS.has(section.heading.anchor ?? '')) score *= 0.4;
    return { section, score, covered, result };
  }

  #byPage(found: Found[]): Hit[] {
    const pages = new Map<number, { score: number; hits: Hit[] }>();
    for (const { section, score, result } of found.slice(0, CANDIDATES)) {
      const page = pages.get(section.page) ?? { score: 0, hits: [] };
      if (page.hits.length >= PER_PAGE) continue;
      // A page that speaks of it in several places is more about it than one that mentions it.
      page.score += page.hits.length === 0 ? score : score * 0.1;
      page.hits.push({ record: chosen(section, result), score, terms: result.terms });
      pages.set(section.page, page);
    }
    return [...pages.values()]
      .sort((a, b) => b.score - a.score)
      .slice(0, PAGES)
      .flatMap(({ hits }) => hits);
  }
}

/** The heading, or the text below it that has most of the words when the heading has none. */
function chosen(section: Section, { match }: SearchResult): SearchRecord {
  const inHeading = Object.values(match).some((fields) =>
    fields.some((field) => HEADING_FIELDS.has(field)),
  );
  if (inHeading || section.texts.length === 0) return section.heading;
  const terms = Object.keys(match);
  const count = ({ content }: SearchRecord) => {
    const text = content?.toLowerCase() ?? '';
    return terms.filter((term) => text.includes(term)).length;
  };
  const best = section.texts.reduce((a, b) => (count(b) > count(a) ? b : a));
  return count(best) > 0 ? best : section.heading;
}
