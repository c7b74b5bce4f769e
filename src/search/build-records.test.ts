import { describe, expect, it } from 'vitest';
import { decode, encode } from './file.ts';
import { h2, html, indexOf, PAGES, recordsOf } from './fixtures.ts';
import { buildRecords } from './build-records.ts';

const records = recordsOf(PAGES.slice(0, 1), '/bingfa/');
const byType = (type: string) => records.filter((record) => record.type === type);
const under = (anchor: string) => records.filter((record) => record.anchor === anchor);

describe('buildRecords', () => {
  it('begins with the page, its keywords, its Python name and their readings', () => {
    expect(records[0]).toMatchObject({
      objectID: 'zh-Hans:/bingfa/asyncio/semaphore',
      url: '/bingfa/asyncio/semaphore',
      anchor: null,
      type: 'lvl1',
      content: '同一时刻最多让若干个任务进入',
      hierarchy: { lvl0: 'asyncio › Semaphore', lvl1: 'Semaphore', lvl2: null },
      lang: 'zh-Hans',
      identifiers: ['asyncio.Semaphore'],
      synonyms: ['信号量', 'semaphore', '限流', 'p-limit'],
    });
    expect(records[0]?.pinyin).toEqual(['xin hao liang', 'xian liu']);
  });

  it('gives a heading its anchor and the headings above it', () => {
    expect(under('trap-release')[0]).toMatchObject({
      type: 'lvl3',
      url: '/bingfa/asyncio/semaphore#trap-release',
      url_without_anchor: '/bingfa/asyncio/semaphore',
      hierarchy: { lvl1: 'Semaphore', lvl2: '陷阱', lvl3: '多放一次' },
    });
  });

  it('puts the text below a heading at its anchor', () => {
    expect(under('trap-release')[1]).toMatchObject({
      type: 'content',
      content: 'release 比 acquire 多，并发数就悄悄变大 <T>。',
    });
  });

  it('reads nested list items once', () => {
    expect(under('when')[1]?.content).toBe('限制同时访问数据库的任务数。 下载 图片');
  });

  it('knows the names that the programs use, and not what their strings say', () => {
    const names = under('pair')[0]?.identifiers;
    expect(names).toEqual(
      expect.arrayContaining(['asyncio.Semaphore', 'asyncio.gather', 'Promise.all', 'sleep']),
    );
    expect(names).not.toContain('Not.Aname');
  });

  it('leaves out navigation, buttons, programs and link marks', () => {
    const text = JSON.stringify(records);
    for (const noise of ['导航', '编辑此页', 'Run', '直接链接', '¶', 'jobs']) {
      expect(text).not.toContain(noise);
    }
  });

  it('joins the cells of a row', () => {
    const rows = recordsOf(PAGES).filter(({ content }) => content?.includes('put_nowait'));
    expect(rows[0]?.content).toBe('不阻塞地放入 · put_nowait · putNowait');
  });

  it('parts a long section at its blocks', () => {
    const page = {
      path: 'long',
      title: 'Long',
      body: h2('a', 'A', `<p>${'x'.repeat(600)}</p>`.repeat(3)),
    };
    const long = buildRecords({ html: html(page), url: '/long', lang: 'en' });
    expect(
      long.filter(({ type }) => type === 'content').map(({ content }) => content?.length),
    ).toEqual([600, 600, 600]);
  });

  it('weighs API pages less', () => {
    const api = recordsOf(PAGES).find(({ url }) => url.startsWith('/api/'));
    expect(api?.weight.page).toBeLessThan(records[0]?.weight.page ?? 0);
  });

  it('weighs reports less', () => {
    const page = PAGES[0] ?? expect.unreachable();
    const of = (report: boolean) =>
      buildRecords({ html: html(page), url: '/a', lang: 'en', report })[0]?.weight.page ?? 0;
    expect(of(true)).toBeLessThan(of(false));
  });

  it('has no record of a page without text', () => {
    expect(buildRecords({ html: '<p>404</p>', url: '/404', lang: 'en' })).toEqual([]);
  });

  it('gives each record its own id', () => {
    const all = recordsOf(PAGES);
    expect(new Set(all.map(({ objectID }) => objectID)).size).toBe(all.length);
    expect(byType('lvl1')).toHaveLength(1);
  });
});

describe('the index file', () => {
  it('gives back the records that went in', () => {
    const all = recordsOf(PAGES, '/bingfa/en/', 'en');
    const file = JSON.parse(JSON.stringify(encode(all, 'en', '/bingfa/en/'))) as ReturnType<
      typeof encode
    >;
    expect(decode(file)).toEqual(all);
  });

  it('says what to do with a file of another version', () => {
    const file = { ...indexOf(PAGES), version: 2 };
    expect(() => decode(file)).toThrow('Build the site again: search index version 2 is not 1');
  });
});
