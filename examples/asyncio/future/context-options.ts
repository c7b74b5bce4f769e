/**
 * Runs a function in an asynchronous context: what `AsyncLocalStorage.snapshot()` returns.
 *
 * @see https://docs.python.org/3.13/library/contextvars.html#contextvars.Context.run
 */
export type RunInContext = <R>(body: () => R) => R;

/** What takes a context accepts. */
export interface ContextOptions {
  /** Where to run; the context of the call when left out. */
  context?: RunInContext | undefined;
}
