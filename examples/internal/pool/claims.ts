import { sharedCells } from '../shared/memory.ts';

const [FREE, TAKEN, REVOKED] = [0, 1, 2] as const;

/** How many calls a worker may have before it: a power of two. @internal */
export const CLAIMS = 4096;

/**
 * Who has a call: the worker that has taken it, or the owner that has taken it back. A cell for each
 * call on its way, used round and round. Both sides ask in one atomic step, so that a call is never
 * run twice, nor lost.
 *
 * @internal
 */
export class Claims {
  readonly cells: Int32Array;

  constructor(cells: Int32Array = sharedCells(CLAIMS)) {
    this.cells = cells;
  }

  /** Before a call is sent. */
  open(call: number): void {
    Atomics.store(this.cells, call & (CLAIMS - 1), FREE);
  }

  /** The worker's side. */
  take(call: number): boolean {
    return Atomics.compareExchange(this.cells, call & (CLAIMS - 1), FREE, TAKEN) === FREE;
  }

  /** The owner's side. */
  revoke(call: number): boolean {
    return Atomics.compareExchange(this.cells, call & (CLAIMS - 1), FREE, REVOKED) === FREE;
  }

  isTaken(call: number): boolean {
    return Atomics.load(this.cells, call & (CLAIMS - 1)) === TAKEN;
  }
}
