import { defer, rejecter, resolver } from '../../internal/deferred.ts';
import { settlementOf, type Future } from '../future/future.ts';
import type { CompletionOrder, Taker } from './completion-order.ts';

/**
 * The result of the next to end. It is taken when it is awaited, so that who awaits first gets the
 * first, and what nobody awaits is not an unhandled rejection.
 *
 * @internal
 */
export class NextToEnd implements PromiseLike<unknown>, Taker {
  readonly #order: CompletionOrder;
  #promise: Promise<unknown> | undefined;
  #resolve: ((value: unknown) => void) | undefined;
  #reject: ((reason: unknown) => void) | undefined;

  constructor(order: CompletionOrder) {
    this.#order = order;
  }

  then<A = unknown, B = never>(
    onFulfilled?: ((value: unknown) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    if (this.#promise === undefined) {
      this.#promise = defer();
      this.#resolve = resolver();
      this.#reject = rejecter();
      this.#order.take(this);
    }
    return this.#promise.then(onFulfilled, onRejected);
  }

  give(future: Future<unknown>): void {
    const settlement = settlementOf(future);
    if (settlement.state === 'finished') this.#resolve?.(settlement.value);
    else this.#reject?.(settlement.retrieve());
  }

  refuse(reason: unknown): void {
    this.#reject?.(reason);
  }
}
