import { describe, expect, it } from 'vitest';
import { createTask, Lock, Queue, sleep } from '../asyncio/index.ts';
import { advance, useVirtualTime } from '../testing/clock.ts';
import { ChromeTrace, type ChromeTraceEvent, type ChromeTraceFile } from './index.ts';

useVirtualTime();

/** Records two tasks that want one lock for ten milliseconds each. */
async function recordContention(): Promise<ChromeTraceEvent[]> {
  using trace = new ChromeTrace();
  const lock = new Lock();
  const work = (name: string) =>
    createTask(
      async ({ signal }) => {
        using held = await lock.acquire({ signal });
        expect(held).toBeDefined();
        await sleep(10, { signal });
      },
      { name },
    );
  const tasks = [work('first'), work('second')];
  await advance(20);
  expect(tasks.every((task) => task.done())).toBe(true);
  return [...(JSON.parse(JSON.stringify(trace)) as ChromeTraceFile).traceEvents];
}

/** The id of the lane that has the name. */
function lane(entries: readonly ChromeTraceEvent[], name: string): number | undefined {
  return entries.find(({ ph, args }) => ph === 'M' && args?.['name'] === name)?.tid;
}

describe('ChromeTrace', () => {
  it('draws a lane per task, with its life and its outcome', async () => {
    const entries = await recordContention();
    const life = entries.find(({ cat, name }) => cat === 'task' && name === 'second');
    expect(life).toMatchObject({ ph: 'X', dur: 20_000, tid: lane(entries, 'second') });
    expect(life?.args).toMatchObject({ outcome: 'finished' });
  });

  it('draws each wait inside the life, and names the holder', async () => {
    const entries = await recordContention();
    const [first, second] = [lane(entries, 'first'), lane(entries, 'second')];
    const wait = entries.find(({ name, tid }) => /^wait Lock-\d+$/.test(name) && tid === second);
    expect(wait).toMatchObject({ ph: 'X', cat: 'wait', dur: 10_000 });
    expect(wait?.args).toMatchObject({ holder: first, end: 'over' });
  });

  it('draws who held the lock, one after the other', async () => {
    const entries = await recordContention();
    const holds = entries.filter(({ cat }) => cat === 'hold');
    expect(holds.map(({ ph, tid }) => [ph, tid])).toEqual([
      ['b', lane(entries, 'first')],
      ['e', lane(entries, 'first')],
      ['b', lane(entries, 'second')],
      ['e', lane(entries, 'second')],
    ]);
    expect(new Set(holds.map(({ id }) => id)).size).toBe(2);
  });

  it('leads an arrow from who started a task to its start', async () => {
    const entries = await recordContention();
    const second = lane(entries, 'second');
    const ends = entries.filter(({ cat, id }) => cat === 'spawn' && id === `spawn ${second}`);
    expect(ends.map(({ ph, tid }) => [ph, tid])).toEqual([
      ['s', 0],
      ['f', second],
    ]);
  });

  it('says what had not ended', async () => {
    const trace = new ChromeTrace();
    const task = createTask(({ signal }) => new Queue().get({ signal }), { name: 'stuck' });
    await advance(5);
    trace.stop();
    const { traceEvents } = trace.toJSON();
    expect(traceEvents.find(({ name }) => name === 'stuck')?.args).toMatchObject({
      outcome: 'not ended',
    });
    expect(traceEvents.find(({ cat }) => cat === 'wait')?.args).toMatchObject({ end: 'not over' });
    task.cancel();
    await Promise.allSettled([task]);
  });

  it('writes only what the format knows: a phase, whole lanes, times in order of the events', async () => {
    const entries = await recordContention();
    for (const { ph, ts, pid, tid, dur } of entries) {
      expect(['X', 'i', 'b', 'e', 's', 'f', 'M']).toContain(ph);
      expect([typeof ts, pid, Number.isSafeInteger(tid)]).toEqual(['number', 1, true]);
      if (ph === 'X') expect(dur).toBeGreaterThanOrEqual(0);
    }
  });

  it('records nothing more once it is stopped', async () => {
    const trace = new ChromeTrace();
    trace.stop();
    await createTask(() => 1);
    expect(trace.toJSON().traceEvents).toEqual([]);
  });
});
