import { REVIVE, SHARE, type Shared } from '../../internal/shared/share.ts';
import { Semaphore } from './semaphore.ts';

export class BoundedSemaphore extends Semaphore {
  constructor(value?: number);
  /** @internal */
  constructor(cells: Int32Array);
  constructor(value: number | Int32Array = 1) {
    if (value instanceof Int32Array) super(value);
    else super(value, value);
  }

  /** @internal */
  override [SHARE](): Shared {
    return { ...super[SHARE](), kind: 'threading.BoundedSemaphore' };
  }

  /** @internal */
  static override [REVIVE](state: unknown): BoundedSemaphore {
    return new BoundedSemaphore(state as Int32Array);
  }
}
