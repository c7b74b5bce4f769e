import { describe, expect, it } from 'vitest';
import { readQuery } from './query.ts';

const tokens = (query: string) => readQuery(query).forms.map(({ token }) => token);

describe('readQuery', () => {
  it('leaves out the words that only shape a question', () => {
    expect(tokens('怎么杀死线程')).toEqual(expect.arrayContaining(['杀死', '线程']));
    expect(tokens('怎么杀死线程')).not.toContain('么杀');
    expect(tokens('how do I kill it')).not.toContain('how');
  });

  it('keeps them when there is nothing else', () => {
    expect(tokens('怎么')).toEqual(['怎么']);
    expect(tokens('what is this')).toContain('what');
  });

  it('keeps the words of syntax together', () => {
    expect(tokens('async for')).toEqual(expect.arrayContaining(['async', 'for', 'asyncfor']));
    expect(tokens('for await')).toContain('for');
  });

  it('joins what may be one name', () => {
    expect(tokens('task group')).toContain('taskgroup');
    expect(tokens('ren wu zu')).toContain('renwuzu');
  });

  it('reads the preedit text of an input method as its syllables', () => {
    expect(readQuery("xin'hao'liang").forms).toEqual(readQuery('xin hao liang').forms);
  });

  it('asks for a term in the other language too', () => {
    expect(tokens('死锁')).toContain('deadlock');
    expect(tokens('deadlocks')).toContain('死锁');
    expect(tokens('event loop')).toContain('事件循环');
  });

  it('takes a dotted name for what is typed only with its module', () => {
    const { forms, wants } = readQuery('asyncio.Lock');
    const whole = forms.find(({ token }) => token === 'asyncio.lock');
    expect(whole?.wants).toHaveLength(wants.length);
    expect(forms.find(({ token }) => token === 'lock')?.wants).toHaveLength(1);
  });
});
