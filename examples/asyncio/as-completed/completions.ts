import { defer, rejecter, resolver } from '../../internal/deferred.ts';
import type { ResultOf } from '../ensure-future/result-of.ts';
import type { Future } from '../future/future.ts';
import type { Task } from '../task/task.ts';
import type { CompletionOrder } from './completion-order.ts';
import { NextToEnd } from './next-to-end.ts';

/**
 * What `asCompleted()` gives for an awaitable: a future itself, the task of a body, the future of a
 * promise.
 *
 * - It has ended: take `result()`. TypeScript holds whatever `for await` gives for awaited already,
 *   and so this type hides `then()`; it is a future all the same.
 */
export type Completed<A> = (A extends Future<unknown>
  ? A
  : A extends (...args: never) => unknown
    ? Task<ResultOf<A>>
    : Future<ResultOf<A>>) & {
  /** Hidden: the future has ended, so there is nothing to await. */
  readonly then: never;
};

/**
 * What `asCompleted()` returns, to be iterated in one of two ways.
 *
 * - A loop that is left can be taken up again by another.
 */
export interface Completions<A> {
  /** Gives the futures themselves, each once it has ended. */
  [Symbol.asyncIterator](): AsyncIterator<Completed<A>, undefined>;
  /** Gives as many results to await, without waiting; who awaits first gets the first. */
  [Symbol.iterator](): Iterator<PromiseLike<ResultOf<A>>, undefined>;
}

/** Both iterations of one call: they share what is left. @internal */
export class BothWays<A> implements Completions<A> {
  readonly #order: CompletionOrder;
  #left: number;

  constructor(order: CompletionOrder, count: number) {
    this.#order = order;
    this.#left = count;
  }

  [Symbol.asyncIterator](): AsyncIterator<Completed<A>, undefined> {
    return { next: () => this.#takeNext() };
  }

  [Symbol.iterator](): Iterator<PromiseLike<ResultOf<A>>, undefined> {
    return {
      next: () => {
        if (!this.#countDown()) return { done: true, value: undefined };
        return { done: false, value: new NextToEnd(this.#order) as PromiseLike<ResultOf<A>> };
      },
    };
  }

  #countDown(): boolean {
    if (this.#left === 0) return false;
    this.#left -= 1;
    return true;
  }

  #takeNext(): Promise<IteratorResult<Completed<A>, undefined>> {
    if (!this.#countDown()) return Promise.resolve({ done: true, value: undefined });
    const promise = defer<IteratorResult<Completed<A>, undefined>>();
    const resolve = resolver();
    const refuse = rejecter();
    // In an object: a promise of the future itself would wait for its result.
    this.#order.take({ give: (value) => resolve({ done: false, value }), refuse });
    return promise;
  }
}
