import { checkArray, checkTimeout } from '../../internal/check.ts';
import { canBlock } from '../../internal/shared/futex.ts';
import {
  addThread,
  endThread,
  isCut,
  isThreadAlive,
  MAIN,
  ownIdent,
  renameThread,
  threadRow,
} from '../../internal/shared/registry.ts';
import { REVIVE, SHARE, type Shared } from '../../internal/shared/share.ts';
import type { After } from '../../internal/workers/messages.ts';
import { targetOf } from '../../internal/workers/target.ts';
import { ThreadExit } from '../../internal/workers/thread-exit.ts';
import { runThread, type RunningThread, type ThreadRun } from '../../internal/workers/warm.ts';
import { excepthook } from '../excepthook/excepthook.ts';
import { untilEnded, untilEndedSync } from './joining.ts';
import { nameOf } from './naming.ts';
import type { JoinOptions, ThreadOptions } from './thread-options.ts';

/** Where a timer says how long its thread sleeps first. @internal */
export const AFTER: unique symbol = Symbol('bingfa.after');

const threads = new Map<number, Thread>();

/** What a thread of the table is here: the same object each time. @internal */
export function threadOf(ident: number): Thread {
  return threads.get(ident) ?? knowThread(ident, new Thread({}, ident));
}

/** Says what the thread is here from now on. @internal */
export function knowThread<T extends Thread>(ident: number, thread: T): T {
  threads.set(ident, thread);
  return thread;
}

/**
 * A thread of the operating system that runs one function.
 *
 * - **The function** must stand alone, since a thread gets its source: it sees its arguments and the
 *   globals, and nothing else of its file. One that needs its module is named by `fromModule()`.
 * - **Arguments** are copied by structured clone. Locks, queues and other objects of `bingfa/threading`
 *   and `bingfa/queue` are the same objects in the thread; a `SharedArrayBuffer` is shared. A function
 *   among them can be called from the thread until its end, and runs here.
 * - **Subclasses** may override `run()`, which has a copy of the object's public fields as `this`, and
 *   none of the subclass's other methods.
 * - **Errors** of the function go to `excepthook()`; `join()` does not throw them.
 * - **End of the program**: it waits for threads that are not daemons.
 * - **Differs from Python**: threads share no memory but what is made to be shared; they run truly at
 *   once. A function may be async, and its thread ends with its promise. Under Node threads are
 *   worker threads, in a browser Web Workers; an idle one is used again for the next thread.
 *
 * @example
 * ```ts
 * import { Thread } from 'bingfa/threading';
 *
 * const cell = new Int32Array(new SharedArrayBuffer(4));
 * const work = (cell: Int32Array, by: number) => {
 *   Atomics.add(cell, 0, by);
 * };
 * const threads = [1, 2, 3].map((by) => new Thread({ target: work, args: [cell, by] }));
 * for (const thread of threads) thread.start();
 * for (const thread of threads) await thread.join();
 * console.log(cell[0]); // 6
 * ```
 *
 * @see https://docs.python.org/3.13/library/threading.html#threading.Thread
 */
export class Thread<A extends unknown[] = unknown[]> {
  /** @internal */
  [AFTER]: After | undefined = undefined;
  readonly #target: ((...args: never[]) => unknown) | undefined;
  readonly #args: readonly unknown[];
  #name: string;
  #daemon: boolean;
  #ident: number | undefined;
  #running: RunningThread | undefined;
  /** Settled when all that the thread has printed is there. */
  #over: Promise<void> | undefined;

  /** Makes a thread that has not started. */
  constructor(options?: ThreadOptions<A>);
  /** @internal */

  constructor(options: ThreadOptions<A>, ident: number);
  constructor(options: ThreadOptions<A> = {}, ident?: number) {
    const { target, args, name, daemon } = options;
    this.#target = target;
    this.#args = args ?? [];
    checkArray('args', this.#args);
    const row = ident === undefined ? undefined : threadRow(ident);
    this.#ident = ident;
    this.#name = row?.name ?? nameOf(name, target);
    this.#daemon = row?.daemon ?? daemon ?? threadRow(ownIdent())?.daemon ?? false;
  }

  /**
   * The name, for people; `Thread-1 (work)` and so on if none was given.
   *
   * @see https://docs.python.org/3.13/library/threading.html#threading.Thread.name
   */
  get name(): string {
    const name = this.#ident === undefined ? undefined : threadRow(this.#ident)?.name;
    return name === undefined || isCut(name, this.#name) ? this.#name : name;
  }

  /** Renames it. */
  set name(name: string) {
    this.#name = name;
    if (this.#ident !== undefined) renameThread(this.#ident, this.#name);
  }

  /**
   * The number of the thread, once it has started: 1 is the main thread.
   *
   * - **Differs from Python**: a number is never used again.
   *
   * @see https://docs.python.org/3.13/library/threading.html#threading.Thread.ident
   */
  get ident(): number | undefined {
    return this.#ident;
  }

  /**
   * Whether the program may end while it runs; that of the thread that made it, if not said.
   *
   * @see https://docs.python.org/3.13/library/threading.html#threading.Thread.daemon
   */
  get daemon(): boolean {
    return this.#daemon;
  }

  /**
   * Says it before the thread starts.
   *
   * @throws Error when it has started.
   */
  set daemon(daemon: boolean) {
    if (this.#ident !== undefined) throw new Error('Set daemon before the thread starts');
    this.#daemon = daemon;
  }

  /**
   * Starts the thread.
   *
   * - In a browser it runs only once the code that started it has come to an `await` or its end: do
   *   not block before that.
   *
   * @throws Error when it was started before; TypeError when the function uses an outer name or is
   *   native, or when an argument would arrive empty, as a lock of `bingfa/asyncio`; DataCloneError when an argument cannot be copied.
   * @see https://docs.python.org/3.13/library/threading.html#threading.Thread.start
   */
  start(): void {
    if (this.#ident !== undefined) {
      throw new Error('Make a new Thread: one can be started only once');
    }
    const { target, args, self } = this.#work();
    const ident = (this.#ident = addThread(this.#name, this.#daemon));
    let over: (() => void) | undefined;
    const done = (): void => {
      threads.delete(ident);
      over?.();
    };
    const failed = (error: unknown): void => {
      if (!(error instanceof ThreadExit)) excepthook({ excValue: error, thread: this });
      done();
    };
    try {
      const run = {
        ident,
        daemon: this.#daemon,
        target,
        args,
        self,
        after: this[AFTER],
        isUnwanted: true,
        subject: this,
      };
      this.#running = runThread(run, { done, failed });
    } catch (error) {
      endThread(ident, false);
      this.#ident = undefined;
      throw error;
    }
    this.#over = new Promise((resolve) => (over = resolve));
    threads.set(ident, this);
  }

  /**
   * What the thread does: calls the target. For subclasses to override.
   *
   * - Calling it runs the target in this thread.
   *
   * @see https://docs.python.org/3.13/library/threading.html#threading.Thread.run
   */
  run(): unknown {
    return this.#target?.(...(this.#args as never[]));
  }

  /**
   * Waits until the thread has ended, or the time is up: `isAlive()` tells which.
   *
   * - **Cancellation**: an abort ends the wait, and the thread goes on.
   * - **Differs from Python**: it blocks nothing; `joinSync()` blocks.
   *
   * @throws Error when it has not started or is this very thread; the signal's reason.
   * @see https://docs.python.org/3.13/library/threading.html#threading.Thread.join
   */
  async join({ timeout, signal }: JoinOptions = {}): Promise<void> {
    checkTimeout('timeout', timeout);
    signal?.throwIfAborted();
    const ident = this.#joinable();
    const letGo = this.#running?.keep();
    try {
      await untilEnded(ident, timeout, signal);
      if (!isThreadAlive(ident)) await this.#over;
    } finally {
      letGo?.();
    }
  }

  /**
   * Blocks until the thread has ended, or the time is up.
   *
   * - What the thread prints appears under Node once the thread that started it goes on.
   *
   * @throws Error on a page’s own thread, which must not block; when it has not started or is this
   *   very thread; in a browser, when it cannot start because the one that started it is blocked.
   * @see https://docs.python.org/3.13/library/threading.html#threading.Thread.join
   */
  joinSync({ timeout }: Pick<JoinOptions, 'timeout'> = {}): void {
    checkTimeout('timeout', timeout);
    if (!canBlock()) throw new Error('Use await join(): the thread of a page must not block');
    const ident = this.#joinable();
    untilEndedSync(ident, timeout);
  }

  /**
   * Says whether the thread has started and not ended.
   *
   * @see https://docs.python.org/3.13/library/threading.html#threading.Thread.is_alive
   */
  isAlive(): boolean {
    return this.#ident !== undefined && isThreadAlive(this.#ident);
  }

  /** @internal */
  [SHARE](): Shared {
    if (this.#ident === undefined) throw new TypeError('Start the thread before passing it on');
    return { kind: 'threading.Thread', reach: 'threads', state: this.#ident };
  }

  /** The class itself goes to a thread too, which can then start others. @internal */
  static [SHARE](): Shared {
    if (this !== Thread) throw new TypeError('Pass Thread: its subclasses cannot go to a thread');
    return { kind: 'threading.Thread', reach: 'threads', state: undefined };
  }

  /** @internal */
  static [REVIVE](ident: unknown): Thread | typeof Thread {
    return ident === undefined ? Thread : threadOf(ident as number);
  }

  #joinable(): number {
    if (this.#ident === undefined) throw new Error('Start the thread before joining it');
    if (this.#ident === ownIdent()) throw new Error('Join another thread: this one is the caller');
    if (this.#ident === MAIN) throw new Error('Join another thread: the main one ends the program');
    return this.#ident;
  }

  #work(): Pick<ThreadRun, 'target' | 'args' | 'self'> {
    const { run } = this as { run: () => unknown };
    if (run !== Thread.prototype.run) {
      return { target: targetOf('run', run), args: [], self: this };
    }
    return { target: targetOf('target', this.#target ?? nothing), args: this.#args };
  }
}

function nothing(): void {}
