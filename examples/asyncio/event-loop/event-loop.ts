import { checkFunction } from '../../internal/check.ts';
import { setDebug, slow, timed } from '../../internal/debug.ts';
import { bound } from '../../internal/deferred.ts';
import {
  callExceptionHandler,
  defaultExceptionHandler,
  getExceptionHandler,
  setExceptionHandler,
  type ExceptionContext,
  type ExceptionHandler,
} from '../../internal/exception-handler.ts';
import { callSoon } from '../../internal/ready.ts';
import { setTaskFactory, taskFactory } from '../../internal/task-factory.ts';
import { callInThread, type Place } from '../../internal/workers/executor.ts';
import { targetOf } from '../../internal/workers/target.ts';
import { createTask } from '../create-task/create-task.ts';
import { ensureFuture } from '../ensure-future/ensure-future.ts';
import { Future } from '../future/future.ts';
import type { Task, TaskBody, TaskFactory, TaskOptions } from '../task/task.ts';
import type { Executor } from './executor.ts';
import { Handle, runHandle } from './handle.ts';
import { TimerHandle } from './timer-handle.ts';

/**
 * The event loop of this thread, as `getRunningLoop()` gives it: callbacks, timers, and what is to
 * happen when something goes wrong.
 *
 * - **Order**: callbacks run one at a time and never in the middle of other code; those of
 *   `callSoon()` in the order of the calls.
 * - **Context**: a callback runs in the asynchronous context of the call that scheduled it; to choose
 *   another, make the call in it: `context(() => loop.callSoon(callback))`.
 * - **Lost errors**: what a callback throws goes to the exception handler, and the loop goes on.
 * - **Differs from Python**: times are milliseconds; the loop is the runtime's, so it has no
 *   `run_forever()`, `stop()`, `close()`, transports or signal handlers, and no subclasses.
 *
 * @example
 * ```ts
 * import { getRunningLoop } from 'bingfa/asyncio';
 *
 * const loop = getRunningLoop();
 * const answer = loop.createFuture<string>();
 * loop.callLater(20, () => answer.setResult('after 20 ms'));
 * loop.callSoon(() => console.log('soon')); // soon
 * console.log(await answer); // after 20 ms
 * ```
 *
 * @see https://docs.python.org/3.13/library/asyncio-eventloop.html
 */
export class EventLoop {
  /**
   * How long a callback may take in debug mode before a warning says so: 100 ms.
   *
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.slow_callback_duration
   */
  get slowCallbackDuration(): number {
    return slow.duration;
  }

  /** Sets it, in milliseconds. */
  set slowCallbackDuration(ms: number) {
    checkTime('slowCallbackDuration', ms);
    slow.duration = ms;
  }

  /**
   * Calls back soon: once the code that runs now has ended or waits.
   *
   * - In turn with futures, tasks and those who wait for primitives; before every timer.
   * - **Differs from Python**: timers wait until nothing is left to be called, so callbacks that
   *   schedule one another without end starve them.
   *
   * @throws TypeError when `callback` is not a function.
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.call_soon
   */
  callSoon<A extends unknown[]>(callback: (...args: A) => void, ...args: A): Handle {
    checkFunction('callback', callback);
    const handle = new Handle(callback.name, () => callback(...args));
    callSoon({ next: undefined, run: bound(() => runHandle(handle)) });
    return handle;
  }

  /**
   * Calls back soon, as `callSoon()` does.
   *
   * - **Differs from Python**: no other thread can hold this object, so there is nothing to be safe
   *   from.
   *
   * @throws TypeError when `callback` is not a function.
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.call_soon_threadsafe
   */
  callSoonThreadsafe<A extends unknown[]>(callback: (...args: A) => void, ...args: A): Handle {
    return this.callSoon(callback, ...args);
  }

  /**
   * Calls back after a number of milliseconds, never earlier.
   *
   * - Those that fall due within the same millisecond run in no promised order.
   *
   * @throws TypeError when `ms` is not a number or `callback` not a function; RangeError when `ms` is
   *   NaN.
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.call_later
   */
  callLater<A extends unknown[]>(
    ms: number,
    callback: (...args: A) => void,
    ...args: A
  ): TimerHandle {
    checkTime('ms', ms);
    return this.callAt(this.time() + ms, callback, ...args);
  }

  /**
   * Calls back at a time of `time()`, never earlier; soon, if it has passed.
   *
   * @throws TypeError when `when` is not a number or `callback` not a function; RangeError when `when`
   *   is NaN.
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.call_at
   */
  callAt<A extends unknown[]>(
    when: number,
    callback: (...args: A) => void,
    ...args: A
  ): TimerHandle {
    checkTime('when', when);
    checkFunction('callback', callback);
    return new TimerHandle(when, callback.name, () => callback(...args));
  }

  /**
   * Gives the loop's own time in milliseconds: that of `performance.now()`, which never goes back.
   *
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.time
   */
  time(): number {
    return performance.now();
  }

  /**
   * Makes a future that nothing has settled yet.
   *
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.create_future
   */
  createFuture<T>(): Future<T> {
    return new Future<T>();
  }

  /**
   * Starts a task, as {@link createTask} does.
   *
   * @throws TypeError when `body` is not a function.
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.create_task
   */
  createTask<T>(body: TaskBody<T>, options?: TaskOptions): Task<T> {
    return createTask(body, options);
  }

  /**
   * Sets what makes the tasks of `createTask()`; `undefined` restores the usual.
   *
   * @throws TypeError when `factory` is neither a function nor `undefined`.
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.set_task_factory
   */
  setTaskFactory(factory: TaskFactory | undefined): void {
    if (factory !== undefined) checkFunction('factory', factory);
    setTaskFactory(factory);
  }

  /**
   * Gives what makes the tasks, if it was set.
   *
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.get_task_factory
   */
  getTaskFactory(): TaskFactory | undefined {
    return taskFactory;
  }

  /**
   * Runs a function elsewhere: in the executor, or in a thread of its own when that is `undefined`.
   *
   * @returns A future of the result. Cancelling it takes back a call that has not begun, where the
   *   executor's futures have a `cancel()`; it does not stop a function that runs.
   * @throws TypeError when `fn` is not a function or `executor` has no `submit()`.
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.run_in_executor
   */
  runInExecutor<A extends unknown[], T>(
    executor: Executor | undefined,
    fn: (...args: A) => T | PromiseLike<T>,
    ...args: A
  ): Future<T> {
    checkFunction('fn', fn);
    if (executor !== undefined) {
      checkFunction('executor.submit', (executor as Partial<Executor> | null)?.submit);
    }
    const result = executor === undefined ? inThread(fn, args) : executor.submit(fn, ...args);
    const future = ensureFuture(result);
    if (future !== result) {
      future.addDoneCallback(() => {
        if (future.cancelled()) (result as { cancel?: () => unknown }).cancel?.();
      });
    }
    return future;
  }

  /**
   * Sets who is told what nobody could catch; `undefined` restores the default.
   *
   * @throws TypeError when `handler` is neither a function nor `undefined`.
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.set_exception_handler
   */
  setExceptionHandler(handler: ExceptionHandler | undefined): void {
    if (handler !== undefined) checkFunction('handler', handler);
    setExceptionHandler(handler);
  }

  /**
   * Gives who is told, if it was set.
   *
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.get_exception_handler
   */
  getExceptionHandler(): ExceptionHandler | undefined {
    return getExceptionHandler();
  }

  /**
   * Tells the handler that was set, or the default one.
   *
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.call_exception_handler
   */
  callExceptionHandler(context: ExceptionContext): void {
    callExceptionHandler(context);
  }

  /**
   * Writes what went wrong to the console: what is done when no handler was set.
   *
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.default_exception_handler
   */
  defaultExceptionHandler(context: ExceptionContext): void {
    defaultExceptionHandler(context);
  }

  /**
   * Turns debug mode on or off: callbacks that take longer than `slowCallbackDuration` are named in a
   * warning.
   *
   * - Measured: callbacks of the loop and of futures, and the first step of a task.
   * - **Differs from Python**: the later steps of a task cannot be measured, since the runtime
   *   resumes them itself.
   *
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.set_debug
   */
  setDebug(enabled: boolean): void {
    setDebug(enabled);
  }

  /**
   * Says whether debug mode is on.
   *
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.get_debug
   */
  getDebug(): boolean {
    return timed !== undefined;
  }
}

/** As `toThread()`, but so that the call can be taken back. */
function inThread<A extends unknown[], T>(
  fn: (...args: A) => T | PromiseLike<T>,
  args: A,
): PromiseLike<T> {
  const place: Place = {};
  const call = async (): Promise<T> => (await callInThread(targetOf('fn', fn), args, place)) as T;
  return Object.assign(call(), { cancel: () => place.leave?.() });
}

function checkTime(what: string, value: number): void {
  if (typeof value !== 'number') {
    throw new TypeError(`Pass milliseconds as ${what}: received ${typeof value}`);
  }
  if (Number.isNaN(value)) throw new RangeError(`Pass milliseconds as ${what}: received NaN`);
}
