import { describe, expect, test } from 'vitest';
import { DRAFT } from './arrival.ts';
import { dropDraft, nameOf, readDraft, writeDraft } from './draft.ts';

const ID = 'asyncio/lock/demo';
const draft = { text: "console.log('mine');\n", original: nameOf('original') };

function storeOf(entries: Record<string, string> = {}) {
  const map = new Map(Object.entries(entries));
  return {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
  };
}

const refusing = {
  getItem: (): string => {
    throw new DOMException('denied', 'SecurityError');
  },
  setItem: (): void => {
    throw new DOMException('full', 'QuotaExceededError');
  },
  removeItem: (): void => {
    throw new DOMException('denied', 'SecurityError');
  },
};

describe('a draft', () => {
  test('is kept, read and dropped', () => {
    const store = storeOf();
    expect(writeDraft(ID, draft, store)).toBe(true);
    expect(readDraft(ID, store)).toEqual(draft);
    expect(readDraft('another', store)).toBeUndefined();
    dropDraft(ID, store);
    expect(readDraft(ID, store)).toBeUndefined();
  });

  test.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['null', 'null'],
    ['a number', '1'],
    ['an array', '[]'],
    ['a text that is none', '{"text":1,"original":"x"}'],
    ['no original', '{"text":"x"}'],
  ])('%s in the store is none', (_name, value) => {
    expect(readDraft(ID, storeOf({ [DRAFT + ID]: value }))).toBeUndefined();
  });

  test('a store that refuses, or none at all, is said and does not throw', () => {
    expect(writeDraft(ID, draft, refusing)).toBe(false);
    expect(readDraft(ID, refusing)).toBeUndefined();
    expect(() => dropDraft(ID, refusing)).not.toThrow();
  });

  test('names of texts tell them apart', () => {
    const texts = ['', 'a', 'b', 'ab', 'ba', 'a ', '并发', '😀'];
    expect(new Set(texts.map(nameOf)).size).toBe(texts.length);
    expect(nameOf('ab')).toBe(nameOf('ab'));
  });
});
