import { builtin } from '../../internal/builtin.ts';
import { Deadline, sleepAsync, sleepSync } from '../../internal/shared/futex.ts';
import { isThreadAlive, isThreadUp, threadCell } from '../../internal/shared/registry.ts';

/** How long a thread may take to begin, before it is clear that it cannot. */
const START_MS = 2000;

/** Waits until a thread has ended, or the time is up. @internal */
export async function untilEnded(
  ident: number,
  timeout: number | undefined,
  signal: AbortSignal | undefined,
): Promise<void> {
  const deadline = new Deadline(timeout);
  while (isThreadAlive(ident) && !deadline.isOver) {
    const { cells, index, isAlive } = threadCell(ident);
    await sleepAsync(cells, index, isAlive, deadline.slice, signal);
  }
}

/** Blocks until then. @internal */
export function untilEndedSync(ident: number, timeout: number | undefined): void {
  const deadline = new Deadline(timeout);
  // Node starts workers by themselves; a browser does while the thread that wants them waits.
  const isFree = builtin('node:worker_threads') !== undefined;
  const start = new Deadline(isFree ? undefined : START_MS);
  while (isThreadAlive(ident) && !deadline.isOver) {
    if (start.isOver && !isThreadUp(ident)) {
      throw new Error('Use await join(): a browser starts no thread while this one is blocked');
    }
    const { cells, index, isAlive } = threadCell(ident);
    sleepSync(cells, index, isAlive, deadline.slice);
  }
}
