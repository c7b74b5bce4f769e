import { Semaphore } from '../semaphore/semaphore.ts';

/** A semaphore that refuses to be released more often than acquired. */
export class BoundedSemaphore extends Semaphore {
  readonly #bound: number;

  constructor(value = 1) {
    super(value);
    this.#bound = value;
  }

  /** Gives a permit back. */
  override release(): void {
    if (this.free >= this.#bound) {
      throw new RangeError('Acquire the semaphore before releasing it: nobody holds it');
    }
    super.release();
  }
}
