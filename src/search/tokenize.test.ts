import { describe, expect, it } from 'vitest';
import { humps, nameTokens, pinyinTokens, stem, textTokens, words } from './tokenize.ts';

describe('words', () => {
  it('keeps dotted names whole and parts Chinese from Latin', () => {
    expect(words('用asyncio.Lock加锁')).toEqual(['用', 'asyncio.Lock', '加锁']);
  });

  it('folds full-width letters and punctuation', () => {
    expect(words('ａｓｙｎｃｉｏ．Ｌｏｃｋ')).toEqual(['asyncio.Lock']);
  });

  it('ends a sentence at its full stop', () => {
    expect(words('Use a Lock. Then go.')).toEqual(['Use', 'a', 'Lock', 'Then', 'go']);
  });

  it('keeps an augmented assignment', () => {
    expect(words('Is += atomic?')).toEqual(['Is', '+=', 'atomic']);
  });
});

describe('humps', () => {
  it.each([
    ['putNowait', ['put', 'nowait']],
    ['put_nowait', ['put', 'nowait']],
    ['BoundedSemaphore', ['bounded', 'semaphore']],
    ['RLock', ['r', 'lock']],
    ['__main__', ['main']],
    ['AbortController', ['abort', 'controller']],
  ])('splits %s', (name, parts) => {
    expect(humps(name)).toEqual(parts);
  });
});

describe('textTokens', () => {
  it('makes pairs of Chinese characters and keeps the last one for prefixes', () => {
    expect(textTokens('信号量')).toEqual(['信号', '号量', '量']);
  });

  it('writes snake and camel case as one name', () => {
    expect(textTokens('put_nowait')).toContain('putnowait');
    expect(textTokens('putNowait')).toContain('putnowait');
  });

  it('finds a dotted name by any of its endings', () => {
    const tokens = textTokens('asyncio.Queue.put_nowait');
    expect(tokens).toEqual(
      expect.arrayContaining(['asyncio.queue.putnowait', 'queue.putnowait', 'nowait']),
    );
  });
});

describe('nameTokens', () => {
  it('joins neighbours, so that taskgroup finds Task group', () => {
    expect(nameTokens('Task group')).toContain('taskgroup');
  });

  it('keeps a Chinese name whole', () => {
    expect(nameTokens('事件循环')).toContain('事件循环');
  });
});

describe('stem', () => {
  it.each([
    ['tasks', 'task'],
    ['processes', 'process'],
    ['cancelling', 'cancel'],
    ['blocked', 'block'],
    ['queries', 'query'],
    ['process', 'process'],
    ['string', 'string'],
    ['asyncio', 'asyncio'],
  ])('%s → %s', (word, stemmed) => {
    expect(stem(word)).toBe(stemmed);
  });
});

describe('pinyinTokens', () => {
  it('begins at each syllable and has the initials', () => {
    expect(pinyinTokens('xin hao liang')).toEqual(['xinhaoliang', 'haoliang', 'liang', 'xhl']);
  });
});
