import { checkArray, checkTimeout } from '../../internal/check.ts';
import { ChildProcess } from '../../internal/processes/child-process.ts';
import {
  checkMayStart,
  type Child,
  childName,
  ownIdentity,
} from '../../internal/processes/family.ts';
import { joinChild } from '../../internal/processes/join.ts';
import { REVIVE, SHARE, type Shared } from '../../internal/shared/share.ts';
import { targetOf } from '../../internal/workers/target.ts';
import type { TimedWaitOptions } from '../timed-wait-options.ts';
import type { ProcessOptions } from './process-options.ts';

const processes = new WeakMap<Child, Process>();

/** The object that stands for a child; a pool's worker gets one when it is asked for. @internal */
export let processOf: (child: Child) => Process;

/**
 * Runs a function in a process of its own.
 *
 * - **Where**: under Node in a process of the operating system; in a browser in a worker, which
 *   shares nothing either.
 * - **What it runs** must get everything as arguments: a name of its file makes the constructor
 *   throw. A function of a module can go by reference, with `fromModule()`.
 * - **Printing** goes where this process prints.
 * - **Its end**: when the function and the promise it returned are done, whatever else it has
 *   begun; a process that loses its parent ends, too.
 * - **Exit codes**: 0; 1 after an error, which it prints; that of a `SystemExit`; minus the number
 *   of the signal that ended it.
 * - **Differs from Python**: nothing of this program is copied or imported, so no `__main__` guard
 *   is needed, unless the target comes from this very module.
 *
 * @example
 * ```ts
 * import { Process, Queue } from 'bingfa/multiprocessing';
 *
 * const answers = new Queue<number>();
 * const worker = new Process({
 *   target: (queue: Queue<number>, n: number) => queue.put(n * n),
 *   args: [answers, 7],
 * });
 * worker.start();
 * console.log(await answers.get()); // 49
 * await worker.join();
 * console.log(worker.exitcode); // 0
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Process
 */
export class Process<A extends readonly unknown[] = readonly never[]> {
  #name: string;
  readonly #target: ReturnType<typeof targetOf> | undefined;
  readonly #args: readonly unknown[];
  #daemon: boolean;
  #child: Child | undefined;
  #isClosed = false;

  static {
    processOf = (child) => {
      let process = processes.get(child);
      if (process === undefined) {
        process = new Process({ name: child.name, daemon: child.daemon });
        process.#child = child;
        processes.set(child, process);
      }
      return process;
    };
  }

  /**
   * Makes a process that does not run yet.
   *
   * @throws TypeError when `target` is no function that can leave this process.
   */
  constructor({ target, args, name, daemon }: ProcessOptions<A> = {}) {
    this.#target = target && targetOf('target', target);
    this.#args = args ?? [];
    checkArray('args', this.#args);
    this.#name = name ?? childName('Process');
    this.#daemon = daemon ?? ownIdentity().daemon;
  }

  /**
   * A name for readers, which has no other meaning.
   *
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Process.name
   */
  get name(): string {
    return this.#name;
  }

  /** Changes it; only names in messages depend on it. */
  set name(name: string) {
    this.#name = name;
  }

  /**
   * Whether it is ended when this process ends.
   *
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Process.daemon
   */
  get daemon(): boolean {
    return this.#daemon;
  }

  /**
   * Says it before the process starts.
   *
   * @throws Error when it has started (Python: `AssertionError`).
   */
  set daemon(daemon: boolean) {
    this.#checkOpen();
    if (this.#child !== undefined) throw new Error('Set daemon before the process starts');
    this.#daemon = daemon;
  }

  /**
   * The number that the system knows the process by; none before it starts. In a browser, a number
   * that no other process of this page has.
   *
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Process.pid
   */
  get pid(): number | undefined {
    this.#checkOpen();
    return this.#child?.pid;
  }

  /**
   * How the process ended: 0, an error's 1, the code it exited with, minus a signal's number; none
   * while it has not.
   *
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Process.exitcode
   */
  get exitcode(): number | undefined {
    this.#checkOpen();
    return this.#child?.exitCode;
  }

  /**
   * Resolves when the process ends. Python's is a handle to wait for together with others; here
   * that is `Promise.race()`.
   *
   * @throws Error before the process was started (Python: `ValueError`).
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Process.sentinel
   */
  get sentinel(): Promise<void> {
    this.#checkOpen();
    return this.#started('sentinel').ended;
  }

  /**
   * Starts the process. Call it once.
   *
   * @throws Error when it was started before, or when this process is a daemon, which may have no
   *   children (Python: `AssertionError`); DataCloneError when an argument cannot be cloned; TypeError
   *   when an argument would arrive empty, as an AbortSignal, or when a subclass has a `run()`, which
   *   Python would call there.
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Process.start
   */
  start(): void {
    this.#checkOpen();
    if (this.#child !== undefined) throw new Error('Make a new Process: this one was started');
    if ('run' in this) {
      throw new TypeError('Pass target: run() of a subclass cannot leave its process');
    }
    checkMayStart();
    this.#child = new ChildProcess(this.#name, this.#daemon, this.#target, this.#args);
    processes.set(this.#child, this);
  }

  /**
   * Waits until the process has ended, or up to `timeout` milliseconds.
   *
   * @throws Error before the process was started; the signal's reason, when `signal` aborts first.
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Process.join
   */
  async join(options?: TimedWaitOptions): Promise<void> {
    this.#checkOpen();
    checkTimeout('timeout', options?.timeout);
    await joinChild(this.#started('join()'), options?.timeout, options?.signal);
  }

  /**
   * Says whether the process runs.
   *
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Process.is_alive
   */
  isAlive(): boolean {
    this.#checkOpen();
    return this.#child !== undefined && this.#child.exitCode === undefined;
  }

  /**
   * Ends the process by SIGTERM; its `finally` blocks do not run. What it held is broken.
   *
   * @throws Error before the process was started.
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Process.terminate
   */
  terminate(): void {
    this.#checkOpen();
    this.#started('terminate()').terminate();
  }

  /**
   * Ends the process by SIGKILL, which it cannot prevent.
   *
   * @throws Error before the process was started.
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Process.kill
   */
  kill(): void {
    this.#checkOpen();
    this.#started('kill()').kill();
  }

  /**
   * Makes this object useless; what it does and says throws from now on.
   *
   * @throws Error while the process runs (Python: `ValueError`).
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Process.close
   */
  close(): void {
    if (this.#isClosed) return;
    if (this.isAlive()) throw new Error('Join the process before closing it: it runs');
    this.#isClosed = true;
  }

  /** The class itself goes to a process too, which can then start others. @internal */
  static [SHARE](): Shared {
    if (this !== Process) throw new TypeError('Pass Process: its subclasses cannot go there');
    return { kind: 'multiprocessing.Process', reach: 'processes', state: undefined };
  }

  /** @internal */
  static [REVIVE](): typeof Process {
    return Process;
  }

  #started(what: string): Child {
    if (this.#child === undefined) throw new Error(`Start the process before ${what}`);
    return this.#child;
  }

  #checkOpen(): void {
    if (this.#isClosed) throw new Error('Use the process before closing it: it is closed');
  }
}
