import { describe, expect, it } from 'vitest';
import { SearchEngine } from './engine.ts';
import { h2, indexOf, PAGES } from './fixtures.ts';

const engine = new SearchEngine(indexOf(PAGES));
const urls = (query: string) => engine.search(query).map(({ record }) => record.url);
const first = (query: string) => urls(query)[0];

describe('the local engine', () => {
  it.each([
    ['信号量', '/asyncio/semaphore', 'a Chinese term that is a keyword'],
    ['有界', '/asyncio/bounded-semaphore', 'a part of a term'],
    ['semaphore', '/asyncio/semaphore', 'an English term, before longer names and API pages'],
    ['asyncio.Lock', '/asyncio/lock', 'a Python name, before its namesake'],
    ['threading.Lock', '/threading/lock', 'a Python name, before its namesake'],
    ['asyncio.Semap', '/asyncio/semaphore', 'a dotted name that is being typed'],
    ['put_nowait', '/asyncio/queue#differences', 'a Python name in a table'],
    ['putNowait', '/asyncio/queue#differences', 'its TypeScript name'],
    ['AbortController', '/asyncio/task-group#when', 'a JavaScript name in the text'],
    ['xinhaoliang', '/asyncio/semaphore', 'pinyin'],
    ['xin hao liang', '/asyncio/semaphore', 'pinyin with spaces'],
    ["xin'hao'liang", '/asyncio/semaphore', 'pinyin as an input method writes it'],
    ['xhl', '/asyncio/semaphore', 'the initials of a reading'],
    ['renwuzu', '/asyncio/task-group', 'pinyin of a title'],
    ['semaphor', '/asyncio/semaphore', 'a word not finished'],
    ['semahpore', '/asyncio/semaphore', 'two letters swapped'],
    ['mutx', '/asyncio/lock', 'a letter missing'],
    ['taskgroup', '/asyncio/task-group', 'a class in small letters'],
    ['Ｓｅｍａｐｈｏｒｅ', '/asyncio/semaphore', 'full-width letters'],
    ['只有一个线程为什么还要锁', '/asyncio/lock#q-why', 'a question'],
    ['how do I use a nursery', '/asyncio/task-group', 'an English question'],
    ['互斥锁 zzzzqqqq', '/asyncio/lock', 'a word that is nowhere beside one that is'],
  ])('%s → %s (%s)', (query, url) => {
    expect(first(query)).toBe(url);
  });

  it('finds a single character at the end of its words too', () => {
    expect(urls('锁')).toEqual(
      expect.arrayContaining(['/asyncio/lock', '/threading/lock', '/asyncio/lock#traps']),
    );
  });

  it('puts sections with every word before those with one', () => {
    // One of the two is not enough where something has both.
    expect(urls('线程 变量')).toEqual(['/threading/lock#when']);
  });

  it('puts a page before the API page of the same words', () => {
    const page = { path: 'z', title: 'Gate', body: h2('a', 'A', '<p>text</p>') };
    const both = new SearchEngine(indexOf([{ ...page, path: 'api/a' }, page]));
    expect(both.search('gate')[0]?.record.url).toBe('/z');
  });

  it('finds a term of the other language', () => {
    const english = new SearchEngine(
      indexOf([{ path: 'x', title: 'Deadlocks', body: h2('a', 'A', '<p>text</p>') }], '/en/', 'en'),
    );
    expect(english.search('死锁')[0]?.record.url).toBe('/en/x');
  });

  it('keeps the hits of a page together', () => {
    const pages = engine.search('信号量').map(({ record }) => record.url_without_anchor);
    const changes = pages.filter((page, i) => page !== pages[i - 1]);
    expect(changes).toHaveLength(new Set(pages).size);
  });

  it('answers with the text when the words are only there', () => {
    expect(engine.search('临界区')[0]?.record).toMatchObject({ type: 'content', anchor: 'when' });
  });

  it.each(['', '   ', '?!', 'zzzzqqqq'])('finds nothing for %j', (query) => {
    expect(engine.search(query)).toEqual([]);
  });
});
