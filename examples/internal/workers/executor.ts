import { builtin } from '../builtin.ts';
import { addThread, endThread } from '../shared/registry.ts';
import type { Target } from './target.ts';
import { runThread } from './warm.ts';

/** How many threads may run at once: as in Python's default executor. */
function limit(): number {
  const { navigator } = globalThis as {
    navigator?: { hardwareConcurrency?: number };
  };
  const os = builtin('node:os') as { availableParallelism: () => number } | undefined;
  const cores = os?.availableParallelism() ?? navigator?.hardwareConcurrency ?? 1;
  return Math.min(32, cores + 4);
}

let most: number | undefined;
let running = 0;
const waiting: (() => void)[] = [];

/** A call's place among those that wait for a thread. @internal */
export interface Place {
  /** Leaves it; afterwards the call is either never made, or has begun and goes on. */
  leave?: () => void;
}

/**
 * Runs a function in one of the default executor's threads, as soon as one is free.
 *
 * @param place - Is told how to leave, if the call has to wait; its promise is never settled then.
 * @internal
 */
export function callInThread(
  target: Target,
  args: readonly unknown[],
  place: Place = {},
): Promise<unknown> {
  return new Promise((resolve, reject: (error: unknown) => void) => {
    const start = (): void => {
      const ident = addThread(`asyncio_${running}`, false);
      running += 1;
      const over = (): void => {
        running -= 1;
        waiting.shift()?.();
      };
      const done = (value: unknown): void => {
        over();
        resolve(value);
      };
      const failed = (error: unknown): void => {
        over();
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- it is the function’s
        reject(error);
      };
      try {
        runThread({ ident, daemon: false, target, args }, { done, failed });
      } catch (error) {
        endThread(ident, false);
        failed(error);
      }
    };
    most ??= limit();
    if (running < most) {
      start();
      return;
    }
    waiting.push(start);
    place.leave = () => {
      const at = waiting.indexOf(start);
      if (at >= 0) waiting.splice(at, 1);
    };
  });
}
