import { forgetAbort, onAbort, type AbortListener } from '../../internal/abort.ts';
import { reporter } from '../../internal/report.ts';
import type { Observer, Settlement } from '../../internal/settlement.ts';
import { CancelledError } from '../errors.ts';
import { Future, settlementOf } from '../future/future.ts';

/** What `gather()` returns: cancelling it cancels the children. @internal */
export class GatheringFuture extends Future<unknown[]> {
  #gathering: Gathering | undefined;

  /** Makes the future of these children, some of which may have ended. */
  static of(
    children: readonly Future<unknown>[],
    returnExceptions: boolean,
    signal: AbortSignal | undefined,
  ): GatheringFuture {
    const outer = new GatheringFuture();
    const settlement = settlementOf(outer);
    settlement.kind = 'gather';
    if (reporter !== undefined) reporter.consists(outer, children);
    outer.#gathering = new Gathering(settlement, children, returnExceptions, signal);
    return outer;
  }

  override cancel(message?: string): boolean {
    if (this.done() || this.#gathering === undefined) return false;
    return this.#gathering.cancel(message, new CancelledError(message));
  }
}

/** Counts the children that end. */
class Gathering implements Observer, AbortListener {
  readonly #outer: Settlement<unknown[]>;
  readonly #children: readonly Future<unknown>[];
  readonly #returnExceptions: boolean;
  readonly #signal: AbortSignal | undefined;
  #left: number;
  #isCancelled = false;
  #reason: unknown;

  constructor(
    outer: Settlement<unknown[]>,
    children: readonly Future<unknown>[],
    returnExceptions: boolean,
    signal: AbortSignal | undefined,
  ) {
    this.#outer = outer;
    this.#children = children;
    this.#returnExceptions = returnExceptions;
    this.#signal = signal;
    this.#left = children.length;
    if (signal !== undefined && !signal.aborted) onAbort(signal, this);
    const ended: Settlement<unknown>[] = [];
    for (const child of children) {
      const settlement = settlementOf(child);
      if (settlement.done) ended.push(settlement);
      else settlement.observe(this);
    }
    if (signal?.aborted === true) this.handleEvent();
    // At once: when all have ended, so has their future.
    for (const settlement of ended) this.settled(settlement);
  }

  settled(child: Settlement<unknown>): void {
    this.#left -= 1;
    // Also after the first error: the others' are known to have been dropped.
    if (child.state === 'failed' || reporter !== undefined) child.retrieve();
    if (this.#outer.done) return;
    if (child.state !== 'finished' && !this.#returnExceptions) {
      const wasAsked = this.#isCancelled && child.state === 'cancelled';
      this.#fail(wasAsked ? this.#reason : child.error);
    } else if (this.#left === 0) {
      if (this.#isCancelled) this.#fail(this.#reason);
      else this.#finish();
    }
  }

  handleEvent(): void {
    const reason: unknown = this.#signal?.reason;
    this.cancel(reason instanceof CancelledError ? reason.message || undefined : undefined, reason);
  }

  cancel(message: string | undefined, reason: unknown): boolean {
    let isAny = false;
    for (const child of new Set(this.#children)) {
      if (child.cancel(message)) isAny = true;
    }
    if (isAny && !this.#isCancelled) {
      this.#isCancelled = true;
      this.#reason = reason;
    }
    return isAny;
  }

  #finish(): void {
    this.#forget();
    this.#outer.finish(
      this.#children.map((child) => {
        const { state, value, error } = settlementOf(child);
        return state === 'finished' ? value : error;
      }),
    );
  }

  #fail(error: unknown): void {
    this.#forget();
    this.#outer.fail(error);
  }

  #forget(): void {
    if (this.#signal !== undefined) forgetAbort(this.#signal, this);
  }
}
