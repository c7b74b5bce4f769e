import { describe, expect, it } from 'vitest';
import { SearchEngine } from './engine.ts';
import { indexOf, PAGES } from './fixtures.ts';
import { escapeMarked, mark, snippet } from './highlight.ts';
import { localClient } from './local-client.ts';

const notice = { title: '没有索引', help: '先构建' };

interface Answer {
  results: {
    hits: {
      url: string;
      content: string;
      hierarchy: { lvl1: string };
      _snippetResult: { content: { value: string }; hierarchy: { lvl1: { value: string } } };
    }[];
    nbHits: number;
  }[];
}

async function ask(query: string, load: () => Promise<SearchEngine>) {
  const client = localClient(load, notice, () => '/here');
  const { results } = (await client.search({
    requests: [{ query, indexName: 'local' }],
  })) as unknown as Answer;
  return results[0]!;
}

describe('the local client', () => {
  it('answers in the shape of Algolia, the words marked and the rest escaped', async () => {
    const { hits, nbHits } = await ask('悄悄变大', () =>
      Promise.resolve(new SearchEngine(indexOf(PAGES))),
    );
    expect(nbHits).toBe(hits.length);
    expect(hits[0]?._snippetResult.content.value).toContain('<mark>悄悄变大</mark> &lt;T&gt;');
    expect(hits[0]?.content).toContain('&lt;T&gt;');
  });

  it('says what to do when there is no index', async () => {
    const { hits } = await ask('锁', () => Promise.reject(new Error('404')));
    expect(hits).toMatchObject([
      { url: '/here', content: '先构建', hierarchy: { lvl1: '没有索引' } },
    ]);
  });
});

describe('mark', () => {
  it('marks the humps of a name but not the middle of a word', () => {
    expect(mark('TaskGroup multitask', ['task'])).toBe('<mark>Task</mark>Group multitask');
  });

  it('joins marks that touch', () => {
    expect(mark('信号量', ['信号', '号量'])).toBe('<mark>信号量</mark>');
    expect(mark('任务组', ['任务', '组'])).toBe('<mark>任务组</mark>');
  });
});

describe('snippet', () => {
  it('shows the part with the words', () => {
    const text = `${'前文'.repeat(100)}这里说到死锁了${'后文'.repeat(100)}`;
    expect(snippet(text, ['死锁'])).toMatch(/^….*死锁.*…$/);
  });
});

describe('escapeMarked', () => {
  it('lets only the marks of the engine through', () => {
    expect(escapeMarked('<mark>Queue</mark><T>')).toBe('<mark>Queue</mark>&lt;T&gt;');
  });
});
