import { keepAsCause, namedError } from '../../internal/cause.ts';
import { checkFunction } from '../../internal/check.ts';
import type { AsyncContextManager, ExitResult } from './context-manager.ts';

/**
 * What managers of contexts are made from: gives them `use()`, Python's `async with`.
 *
 * - A subclass writes `aexit()`, and `aenter()` where entering is more than taking the manager
 *   itself.
 * - **Differs from Python**: only `true` swallows an error, where Python takes every true value.
 *
 * @typeParam T - What entering gives; the manager itself, unless `aenter()` says otherwise.
 * @example
 * ```ts
 * import { AbstractAsyncContextManager, sleep } from 'bingfa/asyncio';
 *
 * class Connection extends AbstractAsyncContextManager<Connection> {
 *   state = 'open';
 *
 *   async aexit(error?: unknown) {
 *     await sleep(10);
 *     this.state = error === undefined ? 'committed' : 'rolled back';
 *   }
 * }
 *
 * const connection = new Connection();
 * console.log(await connection.use(({ state }) => state)); // open
 * console.log(connection.state); // committed
 * ```
 *
 * @see https://docs.python.org/3.13/library/contextlib.html#contextlib.AbstractAsyncContextManager
 */
export abstract class AbstractAsyncContextManager<T> implements AsyncContextManager<T> {
  /** Enters the context and gives what the body works with: here the manager itself. */
  aenter(): T | PromiseLike<T> {
    return this as unknown as T;
  }

  /**
   * Leaves the context.
   *
   * @param error - What the body threw; `undefined` when it did not throw.
   * @returns `true` to swallow the error.
   */
  abstract aexit(error?: unknown): ExitResult | PromiseLike<ExitResult>;

  /**
   * Enters, runs the body and leaves, however the body ends.
   *
   * - **Errors**: the exit is told the body's error and may swallow it. If it throws another, that
   *   one goes on, with the body's as the `cause` at the end of its chain, unless it names a cause
   *   itself: what Python keeps in `__context__`.
   * - A body that throws `undefined` has failed: the exit is told a TypeError in its place.
   *
   * @returns What the body returned; `undefined` when its error was swallowed.
   * @throws What entering, the body or the exit threw; TypeError when `body` is not a function.
   * @see https://docs.python.org/3.13/reference/compound_stmts.html#async-with
   */
  async use<R>(body: (value: T) => R | PromiseLike<R>): Promise<R | undefined> {
    checkFunction('body', body);
    const value = await this.aenter();
    let result: R;
    try {
      result = await body(value);
    } catch (thrown) {
      const error = namedError(thrown);
      let swallowed: ExitResult;
      try {
        swallowed = await this.aexit(error);
      } catch (another) {
        keepAsCause(error, another);
        throw another;
      }
      if (swallowed === true) return undefined;
      throw thrown;
    }
    await this.aexit();
    return result;
  }
}
