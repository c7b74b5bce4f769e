import type { Algoliasearch } from 'algoliasearch';
import type { SearchRecord } from './record.ts';
import { pinyinTokens } from './tokenize.ts';
import { SYNONYMS } from './words.ts';

export const SETTINGS = {
  searchableAttributes: [
    'unordered(hierarchy.lvl1)',
    'unordered(synonyms)',
    'unordered(identifiers)',
    'unordered(hierarchy.lvl2)',
    'unordered(hierarchy.lvl3)',
    'unordered(hierarchy.lvl4)',
    'unordered(hierarchy.lvl5)',
    'unordered(hierarchy.lvl6)',
    'unordered(pinyin)',
    'content',
  ],
  attributesForFaceting: ['lang', 'type'],
  attributesToHighlight: ['hierarchy', 'content'],
  attributesToSnippet: ['content:15'],
  attributeForDistinct: 'url',
  distinct: 1,
  customRanking: ['desc(weight.page)', 'desc(weight.level)', 'asc(weight.position)'],
  ranking: ['words', 'filters', 'typo', 'attribute', 'proximity', 'exact', 'custom'],
  highlightPreTag: '<mark>',
  highlightPostTag: '</mark>',
  minWordSizefor1Typo: 4,
  minWordSizefor2Typos: 7,
  ignorePlurals: ['en' as const],
  indexLanguages: ['zh' as const, 'en' as const],
  queryLanguages: ['zh' as const, 'en' as const],
  removeWordsIfNoResults: 'allOptional' as const,
};

/** A record as it is sent: readings also joined, since Algolia cuts words at spaces only. */
export function sent(record: SearchRecord): SearchRecord {
  const pinyin = record.pinyin.flatMap((reading) => [reading, ...pinyinTokens(reading)]);
  return { ...record, pinyin: [...new Set(pinyin)] };
}

export function synonyms() {
  return SYNONYMS.map((group, i) => ({
    objectID: `terms-${i}`,
    type: 'synonym' as const,
    synonyms: [...group],
  }));
}

const BATCH = 500;

/**
 * Replaces all that the index holds. Readers see the old records or the new ones, never a part:
 * they are sent into a temporary index that is then moved over.
 */
export async function push(
  client: Algoliasearch,
  indexName: string,
  records: readonly SearchRecord[],
) {
  const settings = await client.setSettings({ indexName, indexSettings: SETTINGS });
  await client.waitForTask({ indexName, taskID: settings.taskID });
  const named = await client.saveSynonyms({
    indexName,
    synonymHit: synonyms(),
    replaceExistingSynonyms: true,
  });
  await client.waitForTask({ indexName, taskID: named.taskID });
  const objects = records.map((record) => ({ ...sent(record) }));
  const { batchResponses } = await client.replaceAllObjects({
    indexName,
    objects,
    batchSize: BATCH,
  });
  return { batches: batchResponses.length };
}
