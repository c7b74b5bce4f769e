import { callInThread } from '../../internal/workers/executor.ts';
import { targetOf } from '../../internal/workers/target.ts';

/**
 * Runs a function in another thread, so that the event loop goes on meanwhile.
 *
 * - The function must stand alone: it is sent as source, so it sees its arguments and the globals,
 *   and nothing else of the file that it is written in.
 * - Arguments and result are copied by structured clone; a `SharedArrayBuffer` is shared.
 * - **Calling back**: a function among the arguments can be called by the thread; it runs as a task
 *   in the thread that passed it, as with `run_coroutine_threadsafe()`, and the call gives a promise
 *   that has a `cancel()`.
 * - **Order**: at most cores + 4 functions run at once, the others wait in order of arrival.
 * - **Cancellation**: a function that runs cannot be stopped, in Python neither: stop waiting for it
 *   with `waitFor(toThread(…), ms, { signal })`.
 * - **Differs from Python**: the threads share no memory, so the function works on copies and uses
 *   no outer names; values of `AsyncLocalStorage` do not reach it. Worker threads are made under
 *   Node and Web Workers in a browser, 50 ms or so each, and are used again for the same function.
 *
 * @example
 * ```ts
 * import { toThread } from 'bingfa/asyncio';
 *
 * const sum = await toThread((numbers: number[]) => {
 *   let total = 0;
 *   for (const number of numbers) total += number;
 *   return total;
 * }, [40, 2]);
 * console.log(sum); // 42
 * ```
 *
 * @param body - What to run; it may be async.
 * @param args - What to give it.
 * @throws What the function throws; ReferenceError when it uses an outer name; TypeError when it is
 *   no function or native, or when an argument would arrive empty; DataCloneError when a value cannot be copied; Error when the thread ends.
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.to_thread
 */
export async function toThread<A extends unknown[], R>(
  body: (...args: A) => R | PromiseLike<R>,
  ...args: A
): Promise<R> {
  return (await callInThread(targetOf('body', body), args)) as R;
}
