import { dispose } from '../../internal/dispose.ts';

/** The right to release once, as long as no `release()` has stood for it. @internal */
export class RLockHold implements Disposable {
  #end: ((hold: RLockHold) => void) | undefined;

  constructor(end: (hold: RLockHold) => void) {
    this.#end = end;
  }

  get isOver(): boolean {
    return this.#end === undefined;
  }

  /** Notes that somebody else has released for it. */
  forget(): void {
    this.#end = undefined;
  }

  [dispose](): void {
    const end = this.#end;
    this.#end = undefined;
    end?.(this);
  }
}

/** What a condition's waiter has given up. @internal */
export interface Levels {
  readonly count: number;
  readonly holds: readonly RLockHold[];
}
