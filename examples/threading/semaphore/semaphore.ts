import { checkCount, checkSignal } from '../../internal/check.ts';
import { dispose } from '../../internal/dispose.ts';
import { acquisition } from '../../internal/shared/acquisition.ts';
import { sharedCells } from '../../internal/shared/memory.ts';
import {
  givePermits,
  PERMIT_CELLS,
  setPermits,
  takePermit,
  tryPermit,
} from '../../internal/shared/permits.ts';
import { REVIVE, SHARE, type Shareable, type Shared } from '../../internal/shared/share.ts';
import { checkMayBlock, waitAsync, waitSync } from '../../internal/shared/wait.ts';
import type { Hold } from '../../asyncio/hold.ts';
import type { WaitOptions } from '../../asyncio/wait-options.ts';
import type { AcquireOptions, SyncAcquireOptions } from '../acquire-options.ts';

const MOST = 2 ** 31 - 1;

class Permit implements Disposable {
  #semaphore: Semaphore | undefined;

  constructor(semaphore: Semaphore) {
    this.#semaphore = semaphore;
  }

  [dispose](): void {
    const semaphore = this.#semaphore;
    this.#semaphore = undefined;
    semaphore?.release();
  }
}

export class Semaphore implements Shareable {
  readonly #cells: Int32Array;

  constructor(value?: number);
  /** @internal */
  constructor(cells: Int32Array);
  /** @internal */
  constructor(value: number, most: number);
  constructor(value: number | Int32Array = 1, most = MOST) {
    if (value instanceof Int32Array) {
      this.#cells = value;
      return;
    }
    checkCount('value', value, 0);
    if (value > MOST) {
      throw new RangeError(`Pass a whole number <= ${MOST} as value: received ${value}`);
    }
    this.#cells = sharedCells(PERMIT_CELLS);
    setPermits(this.#cells, value, most);
  }

  acquire(options?: WaitOptions): Promise<Hold>;
  acquire(options: AcquireOptions): Promise<Hold | undefined>;
  async acquire(options?: AcquireOptions): Promise<Hold | undefined> {
    const { deadline, isPatient } = acquisition(options);
    checkSignal(options?.signal);
    options?.signal?.throwIfAborted();
    if (tryPermit(this.#cells)) return new Permit(this);
    if (!isPatient) return undefined;
    const took = await waitAsync(takePermit(this.#cells, deadline), options?.signal);
    return took ? new Permit(this) : undefined;
  }

  acquireSync(): Hold;
  acquireSync(options: SyncAcquireOptions): Hold | undefined;
  acquireSync(options?: SyncAcquireOptions): Hold | undefined {
    const { deadline, isPatient } = acquisition(options);
    if (isPatient) checkMayBlock('acquire');
    if (tryPermit(this.#cells)) return new Permit(this);
    if (!isPatient) return undefined;
    return waitSync(takePermit(this.#cells, deadline)) ? new Permit(this) : undefined;
  }

  release(n = 1): void {
    checkCount('n', n, 1);
    if (givePermits(this.#cells, n)) return;
    throw new RangeError('Acquire the semaphore before releasing it: all its permits are free');
  }

  /** @internal */
  [SHARE](): Shared {
    return { kind: 'threading.Semaphore', reach: 'threads', state: this.#cells };
  }

  /** @internal */
  static [REVIVE](state: unknown): Semaphore {
    return new Semaphore(state as Int32Array);
  }
}
