import { checkFunction } from '../../internal/check.ts';
import { copyMetadata } from '../../internal/metadata.ts';
import { AsyncGeneratorContextManager } from './async-generator-context-manager.ts';

/** What {@link asyncContextManager} makes of a generator function. */
export interface AsyncContextManagerFunction<This, A extends unknown[], T> {
  /** Makes a context; the generator starts when it is entered. */
  (this: This, ...args: A): AsyncGeneratorContextManager<T>;
  /**
   * Makes a decorator that runs each call of an async function in a context of its own.
   *
   * - For functions, `open.decorator('db')(async function save() {})`; for methods, `@open.decorator('db')`.
   * - The function keeps its name, length, `this` and type. A call whose error the context swallows
   *   resolves to `undefined`.
   */
  decorator: (...args: A) => {
    /**
     * Keeps the type of the function.
     *
     * @typeParam F - That type.
     */
    <F extends (this: never, ...args: never[]) => PromiseLike<unknown>>(decorated: F): F;
    /** Keeps the signature of a function whose types are parameters. */
    <R, P extends unknown[], U>(
      decorated: (this: R, ...args: P) => PromiseLike<U>,
    ): (this: R, ...args: P) => Promise<U>;
  };
}

/**
 * Makes a context manager of an async generator function with one `yield`.
 *
 * - Up to the `yield` it enters, the yielded value is what the body works with, and what follows
 *   leaves.
 * - **`open(…).use(body)`** is Python's `async with`: the body's error is thrown into the generator
 *   at its `yield`, where it can be caught (then it is swallowed), replaced, or let through.
 * - **`await using scope = await open(…).scope()`** runs only the generator's `finally` blocks at
 *   the end: `await using` hands on no error and none can be swallowed.
 * - **As a decorator**: `open.decorator(…)` runs every call of a function inside a new context.
 * - **Misuse**: a generator that does not yield, yields twice, or goes on to yield after an error,
 *   throws; each context can be entered once.
 * - **Differs from Python**: two forms instead of one statement, and `decorator()` instead of the
 *   manager itself as the decorator.
 *
 * @example
 * ```ts
 * import { asyncContextManager, sleep } from 'bingfa/asyncio';
 *
 * const open = asyncContextManager(async function* open(name: string) {
 *   await sleep(10);
 *   try {
 *     yield name.toUpperCase();
 *   } finally {
 *     console.log('close'); // close
 *   }
 * });
 *
 * const length = await open('db').use((connection) => connection.length);
 * console.log(length); // 2
 * ```
 *
 * @param generatorFunction - Its name, length and own properties are kept, and `this` is handed on.
 * @throws TypeError when it is not a function; when called, if it returns no generator.
 * @see https://docs.python.org/3.13/library/contextlib.html#contextlib.asynccontextmanager
 */
export function asyncContextManager<This, A extends unknown[], T>(
  generatorFunction: (this: This, ...args: A) => AsyncGenerator<T, unknown>,
): AsyncContextManagerFunction<This, A, T> {
  checkFunction('generatorFunction', generatorFunction);
  const name = generatorFunction.name || 'generator';

  function open(this: This, ...args: A): AsyncGeneratorContextManager<T> {
    return new AsyncGeneratorContextManager(generatorFunction.apply(this, args), name);
  }

  function decorator(...args: A) {
    return <F extends (this: never, ...args: never[]) => PromiseLike<unknown>>(decorated: F): F => {
      checkFunction('decorated', decorated);
      const wrapper = function (this: never, ...params: never[]): Promise<unknown> {
        return open.apply(undefined as This, args).use(() => decorated.apply(this, params));
      };
      return copyMetadata(decorated, wrapper as unknown as F);
    };
  }

  return Object.assign(copyMetadata(generatorFunction, open), { decorator });
}
