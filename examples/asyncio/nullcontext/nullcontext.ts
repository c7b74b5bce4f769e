import { asyncDispose } from '../../internal/async-dispose.ts';
import { AbstractAsyncContextManager } from '../async-context-manager/abstract-async-context-manager.ts';
import type { AsyncScope, ContextManager } from '../async-context-manager/context-manager.ts';

class NullContext<T>
  extends AbstractAsyncContextManager<T>
  implements AsyncScope<T>, ContextManager<T>
{
  readonly value: T;

  constructor(value: T) {
    super();
    this.value = value;
  }

  override aenter(): T {
    return this.value;
  }

  override aexit(): void {}

  enter(): T {
    return this.value;
  }

  exit(): void {}

  async [asyncDispose](): Promise<void> {}
}

/**
 * A context that does nothing, to stand in where a real one is optional.
 *
 * - Works as every form: `use()`, `await using`, on a stack.
 * - `await using` also skips `null` and `undefined`, so it needs this only for the value.
 *
 * @example
 * ```ts
 * import { nullcontext } from 'bingfa/asyncio';
 *
 * await nullcontext('no transaction').use((value) => {
 *   console.log(value); // no transaction
 * });
 * ```
 *
 * @param value - What the body works with.
 * @see https://docs.python.org/3.13/library/contextlib.html#contextlib.nullcontext
 */
export function nullcontext<T = undefined>(
  value?: T,
): AbstractAsyncContextManager<T> & AsyncScope<T> & ContextManager<T> {
  return new NullContext(value as T);
}
