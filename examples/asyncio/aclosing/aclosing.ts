import { asyncDispose } from '../../internal/async-dispose.ts';
import { described, has } from '../../internal/leaving.ts';
import { AbstractAsyncContextManager } from '../async-context-manager/abstract-async-context-manager.ts';
import type { AsyncScope } from '../async-context-manager/context-manager.ts';

/** What {@link aclosing} closes: a generator by `return()`, anything else by its `aclose()`. */
export type AsyncClosable =
  | {
      /** Closes, and may wait. */
      aclose(): unknown;
    }
  | {
      /** Ends the iteration. */
      return(value?: undefined): PromiseLike<unknown>;
    };

class Closing<T extends AsyncClosable>
  extends AbstractAsyncContextManager<T>
  implements AsyncScope<T>
{
  readonly value: T;

  constructor(value: T) {
    super();
    this.value = value;
  }

  override aenter(): T {
    return this.value;
  }

  override async aexit(): Promise<void> {
    await ('aclose' in this.value ? this.value.aclose() : this.value.return());
  }

  [asyncDispose](): Promise<void> {
    return this.aexit();
  }
}

/**
 * Closes an async generator, or what has `aclose()`, at the end of a block.
 *
 * - `await using closing = aclosing(pages())`, with the generator as `closing.value`; or
 *   `aclosing(pages()).use(async (source) => …)`.
 * - Its `finally` blocks have run when the block is over, however it ends. `for await` does that for
 *   the generator it loops over; this is for one that is read in other ways, or by several loops.
 * - **Cancellation**: a generator that waits for its next value is closed after that; give it a
 *   signal to end the wait. (Python refuses to close it then.)
 * - Closing again does nothing to a generator.
 *
 * @example
 * ```ts
 * import { aclosing } from 'bingfa/asyncio';
 *
 * await aclosing(pages()).use(async (source) => {
 *   console.log((await source.next()).value); // first
 * });
 *
 * async function* pages() {
 *   try {
 *     yield 'first';
 *     yield 'second';
 *   } finally {
 *     console.log('closed'); // closed
 *   }
 * }
 * ```
 *
 * @throws TypeError when `thing` has neither method.
 * @see https://docs.python.org/3.13/library/contextlib.html#contextlib.aclosing
 */
export function aclosing<T extends AsyncClosable>(
  thing: T,
): AbstractAsyncContextManager<T> & AsyncScope<T> {
  if (!has(thing, 'aclose') && !has(thing, 'return')) {
    throw new TypeError(`Pass an async generator to aclosing(): received ${described(thing)}`);
  }
  return new Closing(thing);
}
