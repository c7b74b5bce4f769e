import { builtin } from '../builtin.ts';
import { host } from '../workers/host.ts';
import { threadsAlive } from './registry.ts';

/** How a wait on a cell ended: it was notified, the cell was different at once, or the time is up. @internal */
export type Woken = 'ok' | 'not-equal' | 'timed-out';

/** The longest that anyone sleeps before looking whether whom it waits for still lives. @internal */
export const LOOK_MS = 200;

/** Up to when a caller waits. @internal */
export class Deadline {
  readonly #end: number;

  constructor(timeout: number | undefined) {
    this.#end = timeout === undefined ? Infinity : performance.now() + Math.max(0, timeout);
  }

  get isOver(): boolean {
    return this.#end !== Infinity && performance.now() >= this.#end;
  }

  /** How much time there still is. */
  get left(): number {
    return this.#end === Infinity ? Infinity : Math.max(0, this.#end - performance.now());
  }

  /** How long to sleep before the next look, at most. */
  get slice(): number {
    return Math.min(LOOK_MS, this.left);
  }
}

let beforeBlocking: (() => void) | undefined;

/** Calls back whenever this thread is about to stand still: who waits to be told must be told now. @internal */
export function onBlocking(callback: () => void): void {
  beforeBlocking = callback;
}

/** Sleeps while the cell has that value. Never where blocking is not allowed: see `canBlock()`. @internal */
export function sleepSync(cells: Int32Array, index: number, value: number, ms: number): Woken {
  beforeBlocking?.();
  return Atomics.wait(cells, index, value, ms);
}

/** Whether this thread may sleep: a page's own thread may not. @internal */
export function canBlock(): boolean {
  return !('document' in globalThis);
}

let asleep = 0;
let letDie: (() => void) | undefined;

// Node.js ends a process that only waits for Atomics. Another host must know of it too, as long as
// there is a thread that may end the wait.
function stayAlive(): void {
  asleep += 1;
  if (asleep > 1) return;
  if (builtin('node:process') !== undefined) {
    const alive = setInterval(() => undefined, 2 ** 30);
    letDie = () => clearInterval(alive);
  } else if (threadsAlive().length > 1) {
    const { hold } = host();
    hold?.(true);
    letDie = () => hold?.(false);
  }
}

function letGo(): void {
  asleep -= 1;
  if (asleep > 0) return;
  letDie?.();
  letDie = undefined;
}

/**
 * Waits without blocking while the cell has that value. Who is aborted is gone at once; its place in
 * the engine's row passes on the wake-up that it may still get.
 *
 * @internal
 */
export async function sleepAsync(
  cells: Int32Array,
  index: number,
  value: number,
  ms: number,
  signal: AbortSignal | undefined,
): Promise<Woken> {
  signal?.throwIfAborted();
  const { async: waits, value: outcome } = Atomics.waitAsync(cells, index, value, ms);
  if (!waits) return outcome;
  stayAlive();
  try {
    return await (signal === undefined ? outcome : abortable(outcome, signal, cells, index));
  } finally {
    letGo();
  }
}

function abortable(
  outcome: Promise<Woken>,
  signal: AbortSignal,
  cells: Int32Array,
  index: number,
): Promise<Woken> {
  return new Promise((resolve, reject) => {
    let isGone = false;
    const leave = (): void => {
      isGone = true;
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- it is the caller's
      reject(signal.reason);
    };
    signal.addEventListener('abort', leave, { once: true });
    void outcome.then((woken) => {
      signal.removeEventListener('abort', leave);
      if (!isGone) resolve(woken);
      else if (woken === 'ok') Atomics.notify(cells, index, 1);
    });
  });
}
