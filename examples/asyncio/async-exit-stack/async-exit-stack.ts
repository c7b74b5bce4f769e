import { asyncDispose } from '../../internal/async-dispose.ts';
import { checkFunction } from '../../internal/check.ts';
import {
  asyncLeavingOf,
  callLeaving,
  described,
  has,
  type Leaving,
  leavingOf,
} from '../../internal/leaving.ts';
import { unwind } from '../../internal/unwind.ts';
import { AbstractAsyncContextManager } from '../async-context-manager/abstract-async-context-manager.ts';
import type {
  AsyncContextManager,
  ContextManager,
} from '../async-context-manager/context-manager.ts';

/**
 * Holds any number of contexts and callbacks, and leaves them in reverse order.
 *
 * - **`await new AsyncExitStack().use(async (stack) => …)`** is Python's `async with`: exits are
 *   told the body's error, and may swallow it.
 * - **`await using stack = new AsyncExitStack()`** cannot tell them: of contexts made by
 *   {@link asyncContextManager} only the `finally` blocks run, managers that are `AsyncDisposable`
 *   are disposed of, and other exits are called without an error. `aclose()` says that all is well.
 * - **Order**: last in, first out, one at a time; each is waited for, after errors too.
 * - **Errors**: an exit that throws replaces the error so far, which is kept as the `cause` at the
 *   end of the new one's chain unless that names a cause itself (Python's `__context__`). An exit
 *   that answers `true` swallows it, and the exits after it see none.
 * - **Reuse**: a stack that was closed is empty and can be filled again; closing twice is harmless.
 * - **Misuse**: what can be neither entered nor left is refused at once, with a TypeError.
 * - **Differs from Python**: `enterAsyncContext()` takes `AsyncDisposable` and `Disposable` objects
 *   too, only `true` swallows, and a promise returned by a synchronous exit is waited for.
 *
 * @example
 * ```ts
 * import { asyncContextManager, AsyncExitStack } from 'bingfa/asyncio';
 *
 * const closed: string[] = [];
 * const connection = asyncContextManager(async function* (name: string) {
 *   try {
 *     yield name;
 *   } finally {
 *     closed.push(name);
 *   }
 * });
 *
 * await new AsyncExitStack().use(async (stack) => {
 *   for (const name of ['one', 'two']) {
 *     await stack.enterAsyncContext(connection(name));
 *   }
 *   console.log(closed.length); // 0
 * });
 * console.log(closed.join(' ')); // two one
 * ```
 *
 * @see https://docs.python.org/3.13/library/contextlib.html#contextlib.AsyncExitStack
 */
export class AsyncExitStack
  extends AbstractAsyncContextManager<AsyncExitStack>
  implements AsyncDisposable
{
  #exits: Leaving[] = [];

  /**
   * Enters an asynchronous context and leaves it with the stack.
   *
   * @returns What entering gave; a disposable object itself.
   * @throws TypeError for anything else; what `aenter()` throws, and then it is not left.
   * @see https://docs.python.org/3.13/library/contextlib.html#contextlib.AsyncExitStack.enter_async_context
   */
  enterAsyncContext<T>(manager: AsyncContextManager<T>): Promise<T>;
  /** Leaves a disposable object with the stack. */
  enterAsyncContext<T extends AsyncDisposable | Disposable>(resource: T): Promise<T>;
  async enterAsyncContext<T>(manager: AsyncContextManager<T>): Promise<T> {
    if (has(manager, 'aenter', 'aexit')) {
      const leaving = asyncLeavingOf(manager) as Leaving;
      const value = await manager.aenter();
      this.#exits.push(leaving);
      return value;
    }
    const leaving = has(manager, 'aexit') ? undefined : asyncLeavingOf(manager);
    this.#push(leaving, 'an asynchronous context manager', 'enterAsyncContext', manager);
    return manager as T;
  }

  /**
   * Enters a context that does not wait and leaves it with the stack.
   *
   * @returns What entering gave; a disposable object itself.
   * @throws TypeError for anything else; what `enter()` throws, and then it is not left.
   * @see https://docs.python.org/3.13/library/contextlib.html#contextlib.ExitStack.enter_context
   */
  enterContext<T>(manager: ContextManager<T>): T;
  /** Leaves a disposable object with the stack. */
  enterContext<T extends Disposable>(resource: T): T;
  enterContext<T>(manager: ContextManager<T>): T {
    if (has(manager, 'enter', 'exit')) {
      const leaving = leavingOf(manager) as Leaving;
      const value = manager.enter();
      this.#exits.push(leaving);
      return value;
    }
    const leaving = has(manager, 'exit') ? undefined : leavingOf(manager);
    this.#push(leaving, 'a context manager', 'enterContext', manager);
    return manager as T;
  }

  /**
   * Leaves a manager with the stack that is entered already, or calls a function in place of its
   * `aexit()`.
   *
   * @typeParam E - The manager or the function.
   * @returns What was pushed.
   * @throws TypeError when it is neither.
   * @see https://docs.python.org/3.13/library/contextlib.html#contextlib.AsyncExitStack.push_async_exit
   */
  pushAsyncExit<
    E extends
      | Pick<AsyncContextManager<unknown>, 'aexit'>
      | AsyncDisposable
      | AsyncContextManager<unknown>['aexit'],
  >(exit: E): E {
    this.#push(asyncLeavingOf(exit) ?? callLeaving(exit), 'an exit', 'pushAsyncExit', exit);
    return exit;
  }

  /**
   * Leaves a manager with the stack that is entered already, or calls a function in place of its
   * `exit()`.
   *
   * @typeParam E - The manager or the function.
   * @returns What was pushed.
   * @throws TypeError when it is neither.
   * @see https://docs.python.org/3.13/library/contextlib.html#contextlib.ExitStack.push
   */
  push<
    E extends Pick<ContextManager<unknown>, 'exit'> | Disposable | ContextManager<unknown>['exit'],
  >(exit: E): E {
    this.#push(leavingOf(exit) ?? callLeaving(exit), 'an exit', 'push', exit);
    return exit;
  }

  /**
   * Calls an async function when the stack is left; it is told no error and swallows none.
   *
   * @typeParam F - The function.
   * @returns The function.
   * @throws TypeError when it is not a function.
   * @see https://docs.python.org/3.13/library/contextlib.html#contextlib.AsyncExitStack.push_async_callback
   */
  pushAsyncCallback<const A extends readonly unknown[], F extends (...args: A) => unknown>(
    callback: F,
    ...args: A
  ): F {
    return this.callback(callback, ...args);
  }

  /**
   * Calls a function when the stack is left; it is told no error and swallows none.
   *
   * @typeParam F - The function.
   * @returns The function.
   * @throws TypeError when it is not a function.
   * @see https://docs.python.org/3.13/library/contextlib.html#contextlib.ExitStack.callback
   */
  callback<const A extends readonly unknown[], F extends (...args: A) => unknown>(
    callback: F,
    ...args: A
  ): F {
    checkFunction('callback', callback);
    this.#exits.push(async () => {
      await callback(...args);
    });
    return callback;
  }

  /**
   * Moves everything to a new stack; this one is empty then and leaves nothing.
   *
   * @see https://docs.python.org/3.13/library/contextlib.html#contextlib.ExitStack.pop_all
   */
  popAll(): AsyncExitStack {
    const stack = new AsyncExitStack();
    stack.#exits = this.#exits;
    this.#exits = [];
    return stack;
  }

  /**
   * Leaves everything now, as after a body that did not fail.
   *
   * @throws The last error of an exit that no later exit swallowed.
   * @see https://docs.python.org/3.13/library/contextlib.html#contextlib.AsyncExitStack.aclose
   */
  async aclose(): Promise<void> {
    await this.#unwind(undefined, true);
  }

  /**
   * Leaves everything, telling each exit the error so far.
   *
   * @returns True when an exit has swallowed the error.
   * @throws The last error of an exit that no later exit swallowed.
   */
  override aexit(error?: unknown): Promise<boolean> {
    return this.#unwind(error, true);
  }

  /** Leaves everything at the end of an `await using` block, not knowing whether the block failed. */
  async [asyncDispose](): Promise<void> {
    await this.#unwind(undefined, false);
  }

  #push(leaving: Leaving | undefined, what: string, where: string, received: unknown): void {
    if (leaving === undefined) {
      throw new TypeError(`Pass ${what} to ${where}(): received ${described(received)}`);
    }
    this.#exits.push(leaving);
  }

  #unwind(error: unknown, told: boolean): Promise<boolean> {
    return unwind(() => this.#exits.pop(), error, told);
  }
}
