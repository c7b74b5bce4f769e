import { afterEach, describe, expect, it } from 'vitest';
import { settle } from '../../testing/clock.ts';
import { subscribe } from '../../trace/index.ts';
import { asCompleted, createTask, Future, gather, shield, wait, waitFor } from '../index.ts';

let stop = () => {};

afterEach(() => stop());

/** What a task named `caller` did while it waited for a future that ended in the end. */
async function traced(
  body: (future: Future<void>, signal: AbortSignal) => PromiseLike<unknown>,
): Promise<string[]> {
  const lines: string[] = [];
  const future = new Future<void>();
  stop = subscribe(({ type, taskName, resource }) => {
    if (taskName === 'caller') lines.push(`${type} ${resource ?? ''}`.trim());
  });
  const caller = createTask(({ signal }) => body(future, signal), { name: 'caller' });
  await settle();
  if (!future.done()) future.setResult();
  await caller;
  return lines
    .filter((line) => line.startsWith('wait') || line.startsWith('resume'))
    .map((line) => line.replace(/-\d+$/, ''));
}

describe('a trace tells who waits in', () => {
  it('wait', async () => {
    const lines = await traced((future, signal) => wait([future], { signal }));
    expect(lines).toEqual(['wait wait', 'resume wait']);
  });

  it('waitFor', async () => {
    const lines = await traced((future, signal) => waitFor(future, 1000, { signal }));
    expect(lines).toEqual(['wait waitFor', 'resume waitFor']);
  });

  it('waitFor, once, when it is aborted too late for a cancellation', async () => {
    const controller = new AbortController();
    const lines = await traced((future) => {
      future.setResult();
      const waiting = waitFor(future, 1000, { signal: controller.signal });
      controller.abort('enough');
      return waiting.catch(() => {});
    });
    expect(lines).toEqual(['wait waitFor', 'resume waitFor']);
  });

  it('gather', async () => {
    const lines = await traced(async (future) => {
      await gather([future]);
    });
    expect(lines).toEqual(['wait gather', 'resume gather']);
  });

  it('shield', async () => {
    const lines = await traced(async (future) => {
      await shield(future);
    });
    expect(lines).toEqual(['wait shield', 'resume shield']);
  });

  it('asCompleted', async () => {
    const lines = await traced(async (future) => {
      for await (const done of asCompleted([future])) done.result();
    });
    expect(lines).toEqual(['wait asCompleted', 'resume asCompleted']);
  });
});
