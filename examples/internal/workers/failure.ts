import type { Failure } from './messages.ts';

/** An error, ready to be sent. @internal */
export function failureOf(error: unknown): Failure {
  return { error, name: (error as { name?: unknown } | null | undefined)?.name };
}

/** The same, for an error that cannot be cloned: its text is what is left. @internal */
export function plainFailureOf(error: unknown): Failure {
  return { ...failureOf(error), error: new Error(String(error)) };
}

/** What another thread threw, with the name of its class, and a hint where one helps. @internal */
export function errorOf({ error, name }: Failure): unknown {
  if (!(error instanceof Error)) return error;
  if (name === 'ReferenceError') {
    const hint = 'Pass to the thread what its function uses';
    return new ReferenceError(`${hint}: ${error.message} there`, { cause: error });
  }
  if (typeof name === 'string' && error.name !== name) {
    Object.defineProperty(error, 'name', { value: name, configurable: true });
  }
  return error;
}
