/**
 * What every operation that waits accepts as its last argument.
 *
 * - Abort the signal and the wait rejects with `signal.reason`; its place in the queue goes to the
 *   next, and a wake-up it had already been given is passed on.
 * - A signal that is aborted already rejects the wait at once.
 * - A task's own signal aborts with a `CancelledError`: pass it on, and `task.cancel()` ends the
 *   wait.
 *
 * @example
 * ```ts
 * import { Event } from 'bingfa/asyncio';
 *
 * const event = new Event();
 * try {
 *   await event.wait({ signal: AbortSignal.timeout(10) });
 * } catch (error) {
 *   console.log((error as Error).name); // TimeoutError
 * }
 * ```
 */
export interface WaitOptions {
  /** Ends the wait when it aborts. */
  signal?: AbortSignal | undefined;
}
