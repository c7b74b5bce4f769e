import type { Hold } from '../../asyncio/hold.ts';
import type { WaitOptions } from '../../asyncio/wait-options.ts';
import { checkTimeout } from '../../internal/check.ts';
import { dispose } from '../../internal/dispose.ts';
import { type Place, Remote } from '../../internal/processes/remote.ts';
import { ServedLock } from '../../internal/processes/served/lock.ts';
import type { AcquireOptions } from '../../threading/acquire-options.ts';

class LockHold implements Disposable {
  #remote: Remote | undefined;
  readonly #ticket: number;

  constructor(remote: Remote, ticket: number) {
    this.#remote = remote;
    this.#ticket = ticket;
  }

  [dispose](): void {
    this.#remote?.tell('releaseHold', [this.#ticket]);
    this.#remote = undefined;
  }
}

/** @internal */
export let remoteLockOf: (lock: ProcessLock) => Remote;

/** What Lock and RLock of several processes have in common. */
export abstract class ProcessLock {
  readonly #remote: Remote;

  static {
    remoteLockOf = (lock) => lock.#remote;
  }

  /** @internal */
  constructor(isRecursive: boolean, place?: Place) {
    this.#remote = new Remote(place ?? new ServedLock(isRecursive), isRecursive ? 'RLock' : 'Lock');
  }

  /**
   * Waits until the lock is free, then takes it.
   *
   * @returns The right to release it, once; nothing when the time was up, or when it was not to wait.
   * @throws BrokenLockError when the process that held it has ended; the signal's reason, when
   *   `signal` aborts first.
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Lock.acquire
   */
  acquire(options?: WaitOptions): Promise<Hold>;
  /** The same, but waits at most `timeout` milliseconds, or not at all. */
  acquire(options: AcquireOptions): Promise<Hold | undefined>;
  async acquire(options?: AcquireOptions): Promise<Hold | undefined> {
    checkTimeout('timeout', options?.timeout);
    const blocking = options?.blocking ?? true;
    const ticket = await this.#remote.ask<number | undefined>('acquire', [blocking], options);
    return ticket === undefined ? undefined : new LockHold(this.#remote, ticket);
  }

  /**
   * Frees the lock; the caller who has waited longest gets it.
   *
   * @throws RangeError when nobody holds it (Python: `ValueError`).
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Lock.release
   */
  release(): Promise<void> {
    return this.#remote.ask('release');
  }

  /**
   * Says whether somebody holds the lock.
   *
   * @see https://docs.python.org/3.13/library/threading.html#threading.Lock.locked
   */
  locked(): Promise<boolean> {
    return this.#remote.ask('locked');
  }
}
