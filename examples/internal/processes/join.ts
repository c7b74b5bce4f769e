import { Alarm } from '../alarm.ts';
import { ownBroker } from './own.ts';

/**
 * Waits until a child has ended, or up to `timeout` milliseconds; the program goes on until then.
 *
 * @throws The signal's reason, when `signal` aborts first.
 * @internal
 */
export async function joinChild(
  { ended }: { readonly ended: Promise<void> },
  timeout: number | undefined,
  signal: AbortSignal | undefined,
): Promise<void> {
  signal?.throwIfAborted();
  const { post } = ownBroker;
  const ways = [ended];
  const over = new AbortController();
  if (timeout !== undefined) {
    ways.push(
      new Promise((resolve) => {
        const alarm = new Alarm(timeout, resolve);
        over.signal.addEventListener('abort', () => alarm.cancel());
      }),
    );
  }
  if (signal !== undefined) {
    ways.push(
      new Promise((_resolve, reject) => {
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- it is the caller's
        const abort = (): void => reject(signal.reason);
        signal.addEventListener('abort', abort, { signal: over.signal });
      }),
    );
  }
  post.waits += 1;
  try {
    await Promise.race(ways);
  } finally {
    post.waits -= 1;
    over.abort();
  }
}
