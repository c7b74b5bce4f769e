import { describe, expect, it } from 'vitest';
import { createTask, Lock, Queue, sleep } from '../asyncio/index.ts';
import { advance, useVirtualTime } from '../testing/clock.ts';
import {
  ChromeTrace,
  type ChromeTraceEvent,
  type ChromeTraceFile,
  chromeTraceFile,
  type TraceEvent,
} from './index.ts';

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

  it('ends who held a lock, also when another task releases it', async () => {
    const trace = new ChromeTrace();
    const lock = new Lock();
    await createTask(() => lock.acquire(), { name: 'owner' });
    await createTask(() => lock.release(), { name: 'other' });
    trace.stop();
    const { traceEvents } = trace.toJSON();
    const holds = traceEvents.filter(({ cat }) => cat === 'hold');
    const owner = lane(traceEvents, 'owner');
    expect(holds.map(({ ph, tid }) => [ph, tid])).toEqual([
      ['b', owner],
      ['e', owner],
    ]);
    const release = traceEvents.find(({ name }) => name.startsWith('release'));
    expect(release?.tid).toBe(lane(traceEvents, 'other'));
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

describe('a trace file', () => {
  /** Its entries for events, each at its time, of a task and with what it is of. */
  const entriesOf = (
    ...events: (readonly [
      at: number,
      task: number,
      type: TraceEvent['type'],
      of?: string | number,
    ])[]
  ): readonly ChromeTraceEvent[] =>
    chromeTraceFile(
      events.map(([time, task, type, of]) => ({
        type,
        time,
        task,
        taskName: task === 0 ? 'main' : `T${task}`,
        resource: typeof of === 'string' ? of : undefined,
        holder: undefined,
        by: typeof of === 'number' ? of : undefined,
        outcome: undefined,
      })),
    ).traceEvents;
  const spans = (entries: readonly ChromeTraceEvent[], group: string) =>
    entries
      .filter(({ cat }) => cat === group)
      .map(({ ts, dur = 0, args }) => [ts, ts + dur, args?.['since']]);

  it('has each of several waits for the same, and none that overlaps another in part', () => {
    const entries = entriesOf(
      [0, 1, 'wait', 'sleep(10)'],
      [5, 1, 'wait', 'sleep(10)'],
      [5, 1, 'wait', 'Queue-1'],
      [7, 1, 'resume', 'Queue-1'],
      [10, 1, 'resume', 'sleep(10)'],
      [15, 1, 'resume', 'sleep(10)'],
    );
    expect(spans(entries, 'wait')).toEqual([
      [5000, 7000, undefined],
      [0, 10_000, undefined],
      [10_000, 15_000, 5000],
    ]);
  });

  it('ends the oldest hold where another task releases, and at the end what is still held', () => {
    const entries = entriesOf(
      [0, 1, 'release', 'Semaphore-1'],
      [1, 2, 'acquire', 'Semaphore-1'],
      [2, 3, 'acquire', 'Semaphore-1'],
      [3, 1, 'release', 'Semaphore-1'],
    );
    const holds = entries.filter(({ cat }) => cat === 'hold');
    expect(holds.map(({ ph, tid, ts }) => [ph, tid, ts])).toEqual([
      ['b', 2, 1000],
      ['b', 3, 2000],
      ['e', 2, 3000],
      ['e', 3, 3000],
    ]);
  });

  it('begins the lane of who made a task where the arrow leaves it', () => {
    const entries = entriesOf(
      [1, 1, 'spawn', 0],
      [2, 3, 'spawn', 2],
      [5, 0, 'set', 'Event-1'],
      [6, 2, 'done'],
    );
    const lives = entries.filter(({ cat }) => cat === 'task');
    expect(lives.map(({ name, ts, tid }) => [name, ts, tid]).sort()).toEqual([
      ['T1', 1000, 1],
      ['T2', 2000, 2],
      ['T3', 2000, 3],
      ['main', 1000, 0],
    ]);
  });
});
