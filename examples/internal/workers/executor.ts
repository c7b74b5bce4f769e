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

/** Runs a function in one of the default executor's threads, as soon as one is free. @internal */
export function callInThread(target: Target, args: readonly unknown[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const start = (): void => {
      running += 1;
      const ident = addThread(`asyncio_${running - 1}`, false);
      const over = (): void => {
        running -= 1;
        waiting.shift()?.();
      };
      try {
        runThread(
          { ident, daemon: false, target, args },
          {
            done(value) {
              over();
              resolve(value);
            },
            failed(error) {
              over();
              reject(error as Error);
            },
          },
        );
      } catch (error) {
        endThread(ident, true);
        over();
        reject(error as Error);
      }
    };
    most ??= limit();
    if (running < most) start();
    else waiting.push(start);
  });
}
