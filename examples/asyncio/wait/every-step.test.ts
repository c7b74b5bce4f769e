import { describe, expect, it, vi } from 'vitest';
import { sourceOf } from '../../internal/abort.ts';
import { advance, pause, settle, useVirtualTime } from '../../testing/clock.ts';
import { Outcome } from '../../testing/outcome.ts';
import { settlementOf } from '../future/future.ts';
import { asCompleted, Future, gather, shield, wait, waitFor } from '../index.ts';

useVirtualTime();

type Start = (future: Future<string>, signal: AbortSignal) => PromiseLike<unknown>;

const starts: [string, Start][] = [
  ['gather', (future, signal) => gather([future, future], { signal })],
  ['gather of a body', (future, signal) => gather([async () => await future], { signal })],
  ['wait', (future, signal) => wait([future], { signal, timeout: 100 })],
  ['waitFor', (future, signal) => waitFor(future, 100, { signal })],
  ['waitFor of a body', (future, signal) => waitFor(async () => await future, 100, { signal })],
  ['shield', (future, signal) => shield(future, { signal })],
  ['asCompleted', (future, signal) => Array.fromAsync(asCompleted([future], { signal }))],
];

// More than any of them takes to end.
const steps = Array.from({ length: 12 }, (_, step) => step);

describe.each(starts)('%s', (_name, start) => {
  it.each(steps)('leaves nothing behind when it is aborted at step %d', async (step) => {
    const controller = new AbortController();
    const { signal } = controller;
    const future = new Future<string>();
    const outcome = new Outcome(start(future, signal));
    await pause(step % 4);
    future.setResult('in time');
    await pause(step);
    controller.abort('enough');
    await settle();
    if (outcome.state === 'rejected') expect(outcome.value).toBe('enough');
    expect(outcome.state).not.toBe('pending');
    expect(sourceOf(signal)?.size ?? 0).toBe(0);
    expect(settlementOf(future).forget(() => true)).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each(steps)('ends when it is aborted %d steps before the result', async (step) => {
    const controller = new AbortController();
    const { signal } = controller;
    const future = new Future<string>();
    const outcome = new Outcome(start(future, signal));
    await settle();
    controller.abort('enough');
    await pause(step);
    if (!future.done()) future.setResult('too late');
    await advance(0);
    expect(outcome.state).not.toBe('pending');
    if (outcome.state === 'rejected') expect(outcome.value).toBe('enough');
    expect(sourceOf(signal)?.size ?? 0).toBe(0);
    expect(settlementOf(future).forget(() => true)).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
