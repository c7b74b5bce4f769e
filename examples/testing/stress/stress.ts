import { addThread, endThread } from '../../internal/shared/registry.ts';
import { targetOf } from '../../internal/workers/target.ts';
import { runThread } from '../../internal/workers/warm.ts';

/** Something that four threads fight for, and what must be true of it all the time. */
export interface Stress {
  readonly name: string;
  /**
   * Goes on for so long.
   *
   * @returns How much was done.
   * @throws What was not as it must be; who waits for what, if nothing moves any more.
   */
  run(ms: number, seed: number): Promise<number>;
}

/** How long threads may need to come to their end, on a machine that is busy with others. */
const PATIENCE_MS = 20_000;
const THREADS = 4;

/** What a thread is told. `status[index]` says what it does now: one of `does`, by its number. */
export interface Part {
  readonly status: Int32Array;
  readonly index: number;
  readonly ms: number;
  readonly seed: number;
}

interface Fight<T> {
  readonly ms: number;
  readonly seed: number;
  /** What the numbers in `status` mean. */
  readonly does: readonly string[];
  /** What every thread runs: a function that stands alone. */
  readonly body: (part: Part, ...args: never[]) => T | Promise<T>;
  readonly args: readonly unknown[];
  /** Whether the main thread takes part too, which must not block then. */
  readonly hasMain?: boolean;
}

/** Lets four threads fight, and gives what each returned. */
export async function fight<T>({
  ms,
  seed,
  does,
  body,
  args,
  hasMain = false,
}: Fight<T>): Promise<T[]> {
  const status = new Int32Array(new SharedArrayBuffer((THREADS + 1) * 4));
  const stops: (() => void)[] = [];
  const part = (index: number): Part => ({ status, index, ms, seed: seed + index * 7919 });
  const target = targetOf('body', body);
  const runs = Array.from({ length: THREADS }, (_, index) => {
    const ident = addThread(`stress-${index}`, false);
    return new Promise<T>((resolve, reject) => {
      const events = { done: (value: unknown) => resolve(value as T), failed: reject };
      const run = { ident, daemon: false, target, args: [part(index), ...args] };
      try {
        const thread = runThread(run, events);
        stops.push(() => thread.stop());
      } catch (error) {
        endThread(ident, true);
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- it is the library's
        reject(error);
      }
    });
  });
  if (hasMain) runs.push(Promise.resolve(body(part(THREADS), ...(args as never[]))));
  let dog: ReturnType<typeof setTimeout> | undefined;
  const hang = new Promise<never>((_, reject) => {
    dog = setTimeout(() => {
      const what = [...status].map((code, index) => `${index} ${does[code] ?? code}`);
      for (const stop of stops) stop();
      reject(new Error(`Nothing moves any more: ${what.join(', ')}`));
    }, ms + PATIENCE_MS);
  });
  try {
    return await Promise.race([Promise.all(runs), hang]);
  } finally {
    clearTimeout(dog);
  }
}

/** Fails when it does not hold. */
export function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`It must be that ${what}`);
}
