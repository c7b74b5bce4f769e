import { descend, hierarchyOf, type Level, type SearchRecord, textRecord } from './record.ts';

const VERSION = 1;

/** depth, anchor, heading, identifiers, readings, texts */
type Section = [number, string, string, string[], string[], string[]];
/** path below the base URL, breadcrumb, weight, keywords, sections */
type Page = [string, string, number, string[], Section[]];

/**
 * The records of one language as the reader downloads them.
 *
 * The postings are not in it: they would weigh three times the text, and the reader's browser
 * makes them in the time of a few frames. Whatever follows from the place of a section
 * (addresses, hierarchy, types) is worked out when the file is read.
 */
export interface IndexFile {
  version: number;
  lang: string;
  base: string;
  pages: Page[];
}

function depthOf(record: SearchRecord): number {
  return Number(record.type.slice(3));
}

export function encode(records: readonly SearchRecord[], lang: string, base: string): IndexFile {
  const pages: Page[] = [];
  for (const record of records) {
    if (record.type === 'lvl1') {
      const path = record.url_without_anchor.slice(base.length);
      pages.push([path, record.hierarchy.lvl0, record.weight.page, record.synonyms, []]);
    }
    const sections = pages.at(-1)?.[4];
    if (sections === undefined)
      throw new Error(`Put the page's own record before ${record.objectID}`);
    if (record.type === 'content') {
      sections.at(-1)?.[5].push(record.content ?? '');
      continue;
    }
    const title = record.hierarchy[record.type] ?? '';
    const { identifiers, pinyin, content } = record;
    sections.push([
      depthOf(record),
      record.anchor ?? '',
      title,
      identifiers,
      pinyin,
      record.type === 'lvl1' ? [content ?? ''] : [],
    ]);
  }
  return { version: VERSION, lang, base, pages };
}

function* recordsOf(
  [path, crumb, weight, keywords, sections]: Page,
  file: IndexFile,
): Generator<SearchRecord> {
  const page = file.base + path;
  const trail: string[] = [];
  let position = 0;
  for (const [depth, anchor, title, identifiers, pinyin, texts] of sections) {
    descend(trail, depth, title);
    const url = anchor === '' ? page : `${page}#${anchor}`;
    const own = depth === 1;
    const heading: SearchRecord = {
      objectID: `${file.lang}:${url}`,
      url,
      url_without_anchor: page,
      anchor: anchor === '' ? null : anchor,
      hierarchy: hierarchyOf(crumb, trail),
      lang: file.lang,
      type: `lvl${depth}` as Level,
      content: own ? texts[0] || null : null,
      identifiers,
      synonyms: own ? keywords : [],
      pinyin,
      weight: { page: weight, level: 100 - depth * 10, position: position++ },
    };
    yield heading;
    for (const [n, content] of texts.slice(own ? 1 : 0).entries()) {
      yield textRecord(heading, content, n, position++);
    }
  }
}

export function decode(file: IndexFile): SearchRecord[] {
  if (file.version !== VERSION)
    throw new Error(
      `Build the site again: search index version ${String(file.version)} is not ${VERSION}`,
    );
  return file.pages.flatMap((page) => [...recordsOf(page, file)]);
}
