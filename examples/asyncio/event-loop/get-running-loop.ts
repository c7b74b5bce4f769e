import { EventLoop } from './event-loop.ts';

let loop: EventLoop | undefined;

/**
 * Gives the event loop of this thread.
 *
 * - Always the same object; a worker has its own.
 * - **Differs from Python**: it never throws. The loop belongs to the runtime: it runs from the
 *   program's first line to its last, also outside `run()`, and nothing makes, replaces, stops or
 *   closes it.
 *
 * @example
 * ```ts
 * import { getRunningLoop, run } from 'bingfa/asyncio';
 *
 * const loop = getRunningLoop();
 * console.log(await run(() => getRunningLoop() === loop)); // true
 * ```
 *
 * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.get_running_loop
 */
export function getRunningLoop(): EventLoop {
  return (loop ??= new EventLoop());
}
