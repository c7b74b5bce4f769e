import { reporter } from '../report.ts';
import { canBlock, sleepAsync, sleepSync, type Woken } from './futex.ts';

/** What somebody sleeps on: a cell, as long as it has that value, for so long at most. @internal */
export interface Sleep {
  readonly cells: Int32Array;
  readonly index: number;
  readonly value: number;
  readonly ms: number;
}

/**
 * A wait, written once for both ways to wait: it yields what to sleep on, is told how the sleep
 * ended, and returns when it is over. An abort is thrown in at the `yield`; a wait that then sleeps
 * on, to put things in order, is not aborted again.
 *
 * @internal
 */
export type Wait<T> = Generator<Sleep, T, Woken>;

type Steps<T> = Pick<Wait<T>, 'next' | 'throw'>;

/** Goes through a wait, blocking the thread. @internal */
export function waitSync<T>(wait: Wait<T>): T {
  let step = wait.next();
  while (step.done !== true) {
    const { cells, index, value, ms } = step.value;
    step = wait.next(sleepSync(cells, index, value, ms));
  }
  return step.value;
}

/** Goes through a wait without blocking. @internal */
export async function waitAsync<T>(wait: Steps<T>, signal: AbortSignal | undefined): Promise<T> {
  let step = wait.next();
  let abortable = signal;
  while (step.done !== true) {
    const { cells, index, value, ms } = step.value;
    let woken: Woken;
    try {
      woken = await sleepAsync(cells, index, value, ms, abortable);
    } catch (reason) {
      abortable = undefined;
      step = wait.throw(reason);
      continue;
    }
    step = wait.next(woken);
  }
  return step.value;
}

/** Goes through the wait of a shared object's caller, and tells who traces. @internal */
export function blockFor<T>(subject: object, wait: Wait<T>): T {
  if (reporter === undefined) return waitSync(wait);
  reporter.report('wait', subject, '');
  try {
    return waitSync(wait);
  } finally {
    reporter.report('resume', subject, '');
  }
}

/** Does what `blockFor()` does, without blocking. @internal */
export function awaitFor<T>(
  subject: object,
  wait: Wait<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  return reporter === undefined ? waitAsync(wait, signal) : awaitTraced(subject, wait, signal);
}

async function awaitTraced<T>(
  subject: object,
  wait: Wait<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  const task = reporter?.report('wait', subject, '', signal);
  try {
    return await waitAsync(task === undefined ? wait : stepsOf(wait, task), signal);
  } finally {
    reporter?.report('resume', subject, '', signal, task);
  }
}

/** The steps of a wait, each told as the task's: between them nobody's code runs. */
function stepsOf<T>(wait: Wait<T>, task: number): Steps<T> {
  const as = <S>(step: () => S): S => (reporter === undefined ? step() : reporter.as(task, step));
  return {
    next: (woken: Woken) => as(() => wait.next(woken)),
    throw: (reason) => as(() => wait.throw(reason)),
  };
}

/**
 * Goes through a wait that must come to its end; answers with the reason, if somebody aborted it
 * meanwhile.
 *
 * @internal
 */
export function* uninterrupted(wait: Wait<unknown>): Wait<{ reason: unknown } | undefined> {
  let aborted: { reason: unknown } | undefined;
  let step = wait.next();
  while (step.done !== true) {
    let woken: Woken = 'not-equal';
    try {
      woken = yield step.value;
    } catch (reason) {
      aborted = { reason };
    }
    step = wait.next(woken);
  }
  return aborted;
}

/** Whether this thread may sleep. @internal */
export const mayBlock = canBlock();

/** Refuses a `…Sync` call on a page's own thread. @internal */
export function checkMayBlock(name: string): void {
  if (mayBlock) return;
  throw new Error(
    `Await ${name}() here: a page's own thread may not block, so ${name}Sync() cannot`,
  );
}
