let resolveOut: (value: never) => void;
let rejectOut: (reason: unknown) => void;
// One executor for all: a closure for each promise would cost 60 bytes more.
const executor = (resolve: (value: never) => void, reject: (reason: unknown) => void): void => {
  resolveOut = resolve;
  rejectOut = reject;
};

/** A promise and what settles it, for the moment between the two calls. @internal */
export function defer<T>(): Promise<T> {
  return new Promise<T>(executor as ConstructorParameters<typeof Promise<T>>[0]);
}

/** What settles the promise that `defer()` made last. @internal */
export function resolver(): (value: unknown) => void {
  return resolveOut as (value: unknown) => void;
}

/** What rejects the promise that `defer()` made last. @internal */
export function rejecter(): (reason: unknown) => void {
  return rejectOut;
}

/** A promise that is rejected with whatever was thrown. @internal */
export function rejected(thrown: unknown): Promise<never> {
  const promise = defer<never>();
  rejectOut(thrown);
  return promise;
}

/**
 * Makes a function that calls back in a microtask of its own, in the asynchronous context (that of
 * `AsyncLocalStorage`) in which it was made.
 *
 * @internal
 */
export function bound(callback: () => void): () => void {
  const promise = defer<unknown>();
  const fire = resolver();
  void promise.then(callback);
  return fire as () => void;
}
