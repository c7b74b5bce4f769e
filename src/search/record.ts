export type Level = 'lvl1' | 'lvl2' | 'lvl3' | 'lvl4' | 'lvl5' | 'lvl6';

export type Hierarchy = Record<'lvl0' | 'lvl1', string> &
  Record<'lvl2' | 'lvl3' | 'lvl4' | 'lvl5' | 'lvl6', string | null>;

/**
 * One record of the search, in DocSearch's shape, with the fields that only searching needs.
 *
 * A heading is one record of type `lvl1` … `lvl6`; the text below it is one or more of type
 * `content` with the same anchor. Both engines are fed with these and nothing else.
 */
export interface SearchRecord {
  objectID: string;
  url: string;
  url_without_anchor: string;
  anchor: string | null;
  type: Level | 'content';
  content: string | null;
  hierarchy: Hierarchy;
  lang: string;
  /** Names of the programs below the heading, and on a page's own record its Python name. */
  identifiers: string[];
  /** The page's keywords, in both languages. */
  synonyms: string[];
  /** Readings of the Chinese names, syllables apart: `xin hao liang`. */
  pinyin: string[];
  weight: { page: number; level: number; position: number };
}

/** Of the API's pages and of reports, which speak of everything and are seldom what was meant. */
export const ASIDE_WEIGHT = 1;
export const PAGE_WEIGHT = 10;

/** The record of the n-th text below a heading. */
export function textRecord(
  heading: SearchRecord,
  content: string,
  n: number,
  position: number,
): SearchRecord {
  return {
    ...heading,
    objectID: `${heading.objectID}:${n}`,
    type: 'content',
    content,
    identifiers: [],
    synonyms: [],
    pinyin: [],
    weight: { page: heading.weight.page, level: 0, position },
  };
}

/** The headings above and at a place of a page, `trail[0]` being the page's title. */
export function hierarchyOf(lvl0: string, trail: readonly string[]): Hierarchy {
  const level = (depth: number) => trail[depth - 1] || null;
  return {
    lvl0,
    lvl1: trail[0] ?? '',
    lvl2: level(2),
    lvl3: level(3),
    lvl4: level(4),
    lvl5: level(5),
    lvl6: level(6),
  };
}

/** Steps into a heading of this depth; levels that a page skips are empty. */
export function descend(trail: string[], depth: number, title: string): void {
  while (trail.length < depth - 1) trail.push('');
  trail.length = depth - 1;
  trail.push(title);
}
