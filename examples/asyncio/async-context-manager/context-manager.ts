/**
 * What an exit answers: `true` swallows the body's error, anything else lets it go on.
 */
// eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- an exit may return nothing.
export type ExitResult = boolean | void;

/**
 * A context that is entered and left at once: Python's `__enter__` and `__exit__`.
 *
 * - `exit` is told the body's error, or `undefined`; `true` swallows the error.
 * - A plain `Disposable` is taken wherever a manager is: it is told nothing and swallows nothing.
 *
 * @see https://docs.python.org/3.13/library/stdtypes.html#typecontextmanager
 */
export interface ContextManager<T> {
  /** Enters and gives what the body works with. */
  enter(): T;
  /** Leaves; `error` is what the body threw, if it threw. */
  exit(error?: unknown): ExitResult;
}

/**
 * A context whose entry and exit may wait: Python's `__aenter__` and `__aexit__`.
 *
 * - `aexit` is told the body's error, or `undefined`; `true` swallows the error.
 * - Any object with the two methods is one; {@link AbstractAsyncContextManager} adds `use()`.
 *
 * @see https://docs.python.org/3.13/reference/datamodel.html#asynchronous-context-managers
 */
export interface AsyncContextManager<T> {
  /** Enters and gives what the body works with. */
  aenter(): T | PromiseLike<T>;
  /** Leaves; `error` is what the body threw, if it threw. */
  aexit(error?: unknown): ExitResult | PromiseLike<ExitResult>;
}

/** A context that was entered, for `await using`: left when the block ends. */
export interface AsyncScope<T> extends AsyncDisposable {
  /** What the body works with. */
  readonly value: T;
}
