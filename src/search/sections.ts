import { ASIDE_WEIGHT, type SearchRecord } from './record.ts';
import { nameTokens, pinyinTokens, textTokens } from './tokenize.ts';

/** A heading with all that stands below it: what the local engine finds. */
export interface Section {
  id: number;
  heading: SearchRecord;
  texts: SearchRecord[];
  page: number;
  /** Whether its page is one of those that are seldom meant. */
  aside: boolean;
}

export const FIELDS = ['title', 'names', 'synonyms', 'pinyin', 'context', 'code', 'text'] as const;
export type Field = (typeof FIELDS)[number];
export type Tokens = { id: number } & Record<Field, string[]>;

export function sectionsOf(records: readonly SearchRecord[]): Section[] {
  const sections: Section[] = [];
  let page = -1;
  for (const record of records) {
    if (record.type === 'content') {
      sections.at(-1)?.texts.push(record);
      continue;
    }
    if (record.type === 'lvl1') page += 1;
    const aside = record.weight.page <= ASIDE_WEIGHT;
    sections.push({ id: sections.length, heading: record, texts: [], page, aside });
  }
  return sections;
}

export function titleOf({ heading }: Section): string {
  return (heading.type === 'content' ? null : heading.hierarchy[heading.type]) ?? '';
}

/** The tokens of a section field by field, the page's own record giving the context of the rest. */
export function tokensOf(section: Section, own: SearchRecord): Tokens {
  const { heading, texts } = section;
  const isPage = heading === own;
  const { lvl1, lvl2, lvl3, lvl4 } = heading.hierarchy;
  const above = isPage
    ? []
    : [lvl1, lvl2, lvl3, lvl4].filter((title) => title !== titleOf(section));
  const context = isPage ? [] : [...above, ...own.synonyms, ...own.identifiers.slice(0, 1)];
  const python = isPage ? heading.identifiers.slice(0, 1) : [];
  const all = (parts: readonly (string | null)[], tokens: (text: string) => string[]) => [
    ...new Set(parts.flatMap((part) => (part === null ? [] : tokens(part)))),
  ];
  return {
    id: section.id,
    title: all([titleOf(section)], nameTokens),
    names: all(python, nameTokens),
    synonyms: all(heading.synonyms, nameTokens),
    pinyin: all(heading.pinyin, pinyinTokens),
    context: all(context, nameTokens),
    code: all(heading.identifiers, textTokens),
    // Each token once per block keeps how often the section speaks of it.
    text: [heading, ...texts].flatMap(({ content }) =>
      content === null ? [] : textTokens(content),
    ),
  };
}
