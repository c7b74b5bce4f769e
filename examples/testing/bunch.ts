import { addThread } from '../internal/shared/registry.ts';
import { targetOf } from '../internal/workers/target.ts';
import { runThread } from '../internal/workers/warm.ts';

/** How long a test may wait for what must come: threads start late on a busy machine. */
const LONG_MS = 28_000;

/** A bunch of threads that all run the same function. */
export class Bunch<T> {
  /** What the function returned in each; rejects with the first error. */
  readonly results: Promise<T[]>;
  /** How many have returned. */
  finished = 0;
  readonly #threads: { stop(): void }[] = [];

  constructor(count: number, body: (...args: never[]) => T | Promise<T>, ...args: unknown[]) {
    const target = targetOf('body', body);
    const runs = Array.from({ length: count }, (_, index) => {
      const ident = addThread(`bunch-${index}`, false);
      return new Promise<T>((resolve, reject) => {
        const done = (value: unknown): void => {
          this.finished += 1;
          resolve(value as T);
        };
        const thread = runThread({ ident, daemon: false, target, args }, { done, failed: reject });
        this.#threads.push(thread);
      });
    });
    this.results = watched(Promise.all(runs), `${count} threads to end: ${String(body)}`);
    this.results.catch(() => undefined);
  }

  /** Ends the worker of one of them, whatever it does. */
  stop(index: number): void {
    this.#threads[index]?.stop();
  }
}

/** Runs a function in a thread, and gives what it returns. */
export async function inThread<T>(
  body: (...args: never[]) => T | Promise<T>,
  ...args: unknown[]
): Promise<T> {
  const [value] = await new Bunch(1, body, ...args).results;
  return value as T;
}

/** Looks again and again until it holds; fails with what was waited for. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  const end = performance.now() + LONG_MS;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`Waited in vain until ${what}`);
    await pause(1);
  }
}

/** Lets threads run on, where what must not happen would happen. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function watched<T>(promise: Promise<T>, what: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const dog = setTimeout(() => reject(new Error(`Waited in vain for ${what}`)), LONG_MS);
    promise.then(resolve, reject).finally(() => clearTimeout(dog));
  });
}
