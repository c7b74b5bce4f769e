import type { Hit, SearchEngine } from './engine.ts';
import { escapeHtml, mark, snippet } from './highlight.ts';
import type { Hierarchy } from './record.ts';

const LEVELS = ['lvl0', 'lvl1', 'lvl2', 'lvl3', 'lvl4', 'lvl5', 'lvl6'] as const;

function mapped(hierarchy: Hierarchy, change: (title: string) => string): Hierarchy {
  const entries = LEVELS.map((level) => [level, hierarchy[level] && change(hierarchy[level])]);
  return Object.fromEntries(entries) as Hierarchy;
}

function results(hierarchy: Hierarchy, content: string | null, terms: readonly string[]) {
  const value = (text: string | null) => ({
    value: text ?? '',
    matchLevel: 'partial',
    matchedWords: [],
  });
  const marked = mapped(hierarchy, (title) => mark(title, terms));
  const titles = Object.fromEntries(LEVELS.map((level) => [level, value(marked[level])]));
  return {
    hierarchy: titles,
    content: value(content === null ? null : mark(snippet(content, terms), terms)),
  };
}

/** A hit as Algolia would have answered it. DocSearch puts the texts into the page as HTML. */
export function docSearchHit({ record, terms }: Hit) {
  const marked = results(record.hierarchy, record.content, terms);
  return {
    objectID: record.objectID,
    url: record.url,
    url_without_anchor: record.url_without_anchor,
    anchor: record.anchor,
    type: record.type,
    content: record.content === null ? null : escapeHtml(snippet(record.content, terms)),
    hierarchy: mapped(record.hierarchy, escapeHtml),
    _highlightResult: marked,
    _snippetResult: marked,
  };
}

interface Request {
  query?: string;
  indexName?: string;
}

/** What the reader sees in place of hits when there is no index to search. */
export interface Notice {
  title: string;
  help: string;
}

function noticeHit({ title, help }: Notice, url: string) {
  const hierarchy = {
    lvl0: '',
    lvl1: title,
    lvl2: null,
    lvl3: null,
    lvl4: null,
    lvl5: null,
    lvl6: null,
  };
  return {
    ...{ objectID: 'notice', url, url_without_anchor: url, anchor: null, type: 'lvl1' },
    ...{ content: escapeHtml(help), hierarchy: mapped(hierarchy, escapeHtml) },
  };
}

/** The part of Algolia's client that DocSearch calls, answered by the local engine. */
export function localClient(
  engine: () => Promise<SearchEngine>,
  notice: Notice,
  here: () => string,
) {
  const answer = async ({ query = '', indexName = '' }: Request) => {
    const began = Date.now();
    let hits: object[];
    try {
      hits = (await engine()).search(query).map(docSearchHit);
    } catch {
      hits = [noticeHit(notice, here())];
    }
    return {
      ...{ hits, nbHits: hits.length, page: 0, nbPages: 1, hitsPerPage: hits.length },
      ...{ processingTimeMS: Date.now() - began, query, params: '', index: indexName },
    };
  };
  return {
    addAlgoliaAgent() {},
    async search(asked: Request[] | { requests: Request[] }) {
      const requests = Array.isArray(asked) ? asked : asked.requests;
      return { results: await Promise.all(requests.map(answer)) };
    },
    searchForFacets() {
      return Promise.resolve([]);
    },
    getRecommendations() {
      return Promise.resolve({ results: [] });
    },
  };
}
