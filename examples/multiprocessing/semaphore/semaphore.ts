import type { Hold } from '../../asyncio/hold.ts';
import type { WaitOptions } from '../../asyncio/wait-options.ts';
import { checkCount, checkTimeout } from '../../internal/check.ts';
import { dispose } from '../../internal/dispose.ts';
import { type Place, Remote } from '../../internal/processes/remote.ts';
import { ServedSemaphore } from '../../internal/processes/served/semaphore.ts';
import { REVIVE, SHARE, type Shared } from '../../internal/shared/share.ts';
import type { AcquireOptions } from '../../threading/acquire-options.ts';

class Permit implements Disposable {
  #remote: Remote | undefined;

  constructor(remote: Remote) {
    this.#remote = remote;
  }

  [dispose](): void {
    this.#remote?.tell('release');
    this.#remote = undefined;
  }
}

/**
 * Lets a number of processes through at a time; the others wait in order of arrival.
 *
 * - **Where it lives**: in the process that made it, as with {@link Lock}.
 * - **Faults**: a process that is lost (by an error or a signal) with permits breaks the semaphore
 *   for those who would have to wait, until somebody releases what is missing. In Python they wait
 *   for ever.
 *
 * @example
 * ```ts
 * import { Semaphore } from 'bingfa/multiprocessing';
 *
 * const semaphore = new Semaphore(2);
 * using first = await semaphore.acquire();
 * console.log(await semaphore.getValue()); // 1
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Semaphore
 */
export class Semaphore {
  readonly #remote: Remote;

  /**
   * Makes a semaphore with so many permits.
   *
   * @throws RangeError or TypeError when `value` is not a whole number of at least 0.
   */
  constructor(value?: number);
  /** @internal */
  constructor(value: number | Place, bound: number);
  constructor(value: number | Place = 1, bound = Infinity) {
    if (typeof value !== 'object') checkCount('value', value, 0);
    this.#remote = new Remote(
      typeof value === 'object' ? value : new ServedSemaphore(value, bound),
      'Semaphore',
    );
  }

  /**
   * Waits for a permit, then takes it.
   *
   * @returns The right to give it back, once; nothing when the time was up, or when it was not to
   *   wait.
   * @throws BrokenLockError when it would have to wait and a process was lost with permits; the
   *   signal's reason, when `signal` aborts first.
   * @see https://docs.python.org/3.13/library/threading.html#threading.Semaphore.acquire
   */
  acquire(options?: WaitOptions): Promise<Hold>;
  /** The same, but waits at most `timeout` milliseconds, or not at all. */
  acquire(options: AcquireOptions): Promise<Hold | undefined>;
  async acquire(options?: AcquireOptions): Promise<Hold | undefined> {
    checkTimeout('timeout', options?.timeout);
    const blocking = options?.blocking ?? true;
    const permit = await this.#remote.ask<number | undefined>('acquire', [blocking], options);
    return permit === undefined ? undefined : new Permit(this.#remote);
  }

  /**
   * Gives a permit back.
   *
   * @see https://docs.python.org/3.13/library/threading.html#threading.Semaphore.release
   */
  release(): Promise<void> {
    return this.#remote.ask('release');
  }

  /** How many permits there are now; the answer may be old when it comes. */
  getValue(): Promise<number> {
    return this.#remote.ask('getValue');
  }

  /** @internal */
  [SHARE](): Shared {
    return {
      kind: 'multiprocessing.Semaphore',
      reach: 'processes',
      state: this.#remote.share(),
    };
  }

  /** @internal */
  static [REVIVE](state: unknown): Semaphore {
    return new this(state as Place & number);
  }
}
