type Callback = (...args: unknown[]) => unknown;

/** How the methods of an iterator are called, and what is made of what they give. */
export interface Steps {
  call(method: Callback, self: unknown, args: unknown[]): unknown;
  /** Of an async iterator: of the result of `next()` or `return()`, which is awaited. */
  result(result: unknown): unknown;
  /** Of a sync iterator: of the item, which is awaited. */
  item(item: unknown): unknown;
}

/** What `for await` is given instead of a value, so that the engine calls the value's methods so. */
export function asyncIterated(value: unknown, steps: Steps): unknown {
  const method = methodOf(value, Symbol.asyncIterator);
  if (method === undefined) return syncIterated(value, steps);
  return typeof method === 'function'
    ? {
        [Symbol.asyncIterator]: () =>
          iterator(steps.call(method as Callback, value, []), steps, (result) =>
            steps.result(result),
          ),
      }
    : value;
}

/** The same for what takes the items of a sync iterator. */
export function syncIterated(value: unknown, steps: Steps): unknown {
  const method = methodOf(value, Symbol.iterator);
  if (typeof method !== 'function') return value;
  const itemOf = (result: unknown): unknown => {
    if (!isObject(result)) {
      steps.item(undefined);
      return result;
    }
    // In the order of the engine, which reads each of them once.
    const { done } = result as { done: unknown };
    const { value: item } = result as { value: unknown };
    return { done, value: steps.item(item) };
  };
  return {
    [Symbol.iterator]: () =>
      iterator(steps.call(method as Callback, value, []), steps, itemOf, () => {
        steps.item(undefined);
      }),
  };
}

/** @param waits - Where the engine waits also for what fails, or is missing. */
function iterator(
  of: unknown,
  steps: Steps,
  resultOf: (result: unknown) => unknown,
  waits?: () => void,
): unknown {
  // What is none is the engine's to refuse.
  if (!isObject(of)) return of;
  const called = (method: Callback, args: unknown[]): unknown => {
    try {
      return steps.call(method, of, args);
    } catch (error) {
      waits?.();
      throw error;
    }
  };
  const wrapped = (method: unknown): unknown =>
    typeof method === 'function'
      ? (...args: unknown[]) => resultOf(called(method as Callback, args))
      : method;
  return {
    get next() {
      return wrapped((of as { next: unknown }).next);
    },
    get return() {
      const method = (of as { return: unknown }).return ?? undefined;
      if (method === undefined) waits?.();
      return wrapped(method);
    },
  };
}

function methodOf(value: unknown, key: symbol): unknown {
  return (value as Record<symbol, unknown> | null | undefined)?.[key] ?? undefined;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
