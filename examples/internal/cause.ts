/** An error and its causes, each once: they may form a circle. @internal */
export function chainOf(error: unknown): Set<Error> {
  const chain = new Set<Error>();
  let next = error;
  while (next instanceof Error && !chain.has(next)) {
    chain.add(next);
    next = next.cause;
  }
  return chain;
}

const arranged = /* @__PURE__ */ new WeakSet();

/** Says that nothing more belongs to the chain of an error that is being thrown. @internal */
export function arrangeCause(error: unknown): void {
  if (error instanceof Error) arranged.add(error);
}

/**
 * Keeps an error that another takes the place of, as the `cause` at the end of the other's chain:
 * Python's `__context__`. An error that names its cause, be it `undefined`, is left as it is.
 *
 * @internal
 */
export function keepAsCause(replaced: unknown, error: unknown): void {
  const chain = [...chainOf(error)];
  const known = chainOf(replaced);
  if (chain.some((link) => known.has(link) || arranged.has(link))) return;
  const last = chain.at(-1);
  if (last === undefined || Object.hasOwn(last, 'cause')) return;
  // Not an assignment, which throws if the error is frozen.
  Reflect.defineProperty(last, 'cause', { value: replaced, writable: true, configurable: true });
}

/** An exit is told of an error, and `undefined` stands for none. @internal */
export function namedError(thrown: unknown): unknown {
  return thrown === undefined ? new TypeError('Throw an Error: undefined was thrown') : thrown;
}
