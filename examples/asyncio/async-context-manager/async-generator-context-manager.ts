import { asyncDispose } from '../../internal/async-dispose.ts';
import { described, leave } from '../../internal/leaving.ts';
import { AbstractAsyncContextManager } from './abstract-async-context-manager.ts';
import type { AsyncScope } from './context-manager.ts';

/**
 * The context that a call of a function of {@link asyncContextManager} makes, for one use.
 *
 * - `use()` tells the generator how the body ended; `scope()` cannot.
 * - `stack.enterAsyncContext()` takes it too.
 */
export class AsyncGeneratorContextManager<T> extends AbstractAsyncContextManager<T> {
  readonly #generator: AsyncGenerator<T, unknown>;
  readonly #name: string;
  #entered = false;

  /** @internal */
  constructor(generator: AsyncGenerator<T, unknown>, name: string) {
    super();
    if (typeof (generator as Partial<typeof generator> | undefined)?.throw !== 'function') {
      const received = described(generator);
      throw new TypeError(`Pass an async generator function: ${name}() returned ${received}`);
    }
    this.#generator = generator;
    this.#name = name;
  }

  /**
   * Runs the generator to its `yield` and gives what it yields.
   *
   * @throws Error when it ends without a `yield`, or was entered before.
   */
  override async aenter(): Promise<T> {
    if (this.#entered) {
      throw new Error(`Call ${this.#name}() again: its context was entered already`);
    }
    this.#entered = true;
    const { done, value } = await this.#generator.next();
    if (done === true) throw this.#misuse("didn't yield");
    return value;
  }

  /**
   * Runs the generator to its end.
   *
   * @param error - Thrown into the generator at its `yield`, when given.
   * @returns True when the generator has caught the error.
   * @throws What the generator throws instead; Error when it yields again.
   */
  override async aexit(error?: unknown): Promise<boolean> {
    if (error === undefined) {
      const { done } = await this.#generator.next();
      return done === true ? false : await this.#stop("didn't stop");
    }
    let step: IteratorResult<T, unknown>;
    try {
      step = await this.#generator.throw(error);
    } catch (raised) {
      if (raised === error) return false;
      throw raised;
    }
    return step.done === true ? true : await this.#stop("didn't stop after throw()");
  }

  /**
   * Enters, for `await using`: `await using scope = await open('db').scope()`.
   *
   * - At the end of the block only the generator's `finally` blocks run. `await using` does not say
   *   whether the body failed, so neither what catches nor what follows the `yield` can be right;
   *   where they matter, call `use()`.
   *
   * @returns What was yielded, as `scope.value`.
   * @throws Error when the generator does not yield, or was entered before.
   */
  async scope(): Promise<AsyncScope<T>> {
    const value = await this.aenter();
    return { value, [asyncDispose]: () => this[leave]() };
  }

  /** @internal */
  async [leave](): Promise<void> {
    const { done } = await this.#generator.return(undefined);
    if (done !== true) throw this.#misuse("didn't stop after return()");
  }

  async #stop(what: string): Promise<never> {
    await this.#generator.return(undefined);
    throw this.#misuse(what);
  }

  #misuse(what: string): Error {
    return new Error(`Yield once in ${this.#name}(): the generator ${what}`);
  }
}
