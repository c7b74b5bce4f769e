import { chainOf } from '../cause.ts';
import { SHARE } from '../shared/share.ts';
import type { Dropped, Failure } from './messages.ts';

/** What cloning takes along itself, or a name that is given back otherwise. */
const KEPT: readonly string[] = ['name', 'message', 'stack', 'cause'];

const arrived = new WeakSet<Error>();

/** Whether another thread has thrown it, and not this one. @internal */
export function hasArrived(error: Error): boolean {
  return arrived.has(error);
}

/** An error, ready to be sent. @internal */
export function failureOf(error: unknown): Failure {
  return failing(error, (inner) => inner, new Set());
}

/** The same, for an error that cannot be cloned: without that part of it that cannot. @internal */
export function plainFailureOf(error: unknown): Failure {
  return failing(error, bareOf, new Set());
}

function failing(
  error: unknown,
  sendable: (error: unknown) => unknown,
  seen: Set<unknown>,
): Failure {
  seen.add(error);
  const dropped = (link: unknown): Dropped => {
    const name = (link as { name?: unknown } | null | undefined)?.name;
    const own = Object.entries(link instanceof Error ? link : {}).filter(
      ([key, value]) => !KEPT.includes(key) && isCloneable(value),
    );
    const errors = link instanceof AggregateError ? (link.errors as unknown[]) : undefined;
    return {
      name: typeof name === 'string' ? name : undefined,
      ...(own.length > 0 && { own: Object.fromEntries(own) }),
      // Who is among its own errors, or theirs, would be sent without end.
      ...(errors && {
        errors: errors.filter((one) => !seen.has(one)).map((one) => failing(one, sendable, seen)),
      }),
    };
  };
  const [, ...causes] = chainOf(error);
  return {
    error: sendable(error),
    ...dropped(error),
    ...(causes.length > 0 && { causes: causes.map(dropped) }),
  };
}

function isCloneable(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return typeof value !== 'function' && typeof value !== 'symbol';
  }
  try {
    // A lock would arrive empty.
    if (SHARE in value) return false;
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}

/** An error like it, and causes like its own, of nothing but what can be cloned. */
function bareOf(error: unknown): unknown {
  if (!(error instanceof Error)) return isCloneable(error) ? error : new Error(textOf(error));
  const bare = new Map([...chainOf(error)].map((link) => [link, new Error(link.message)]));
  for (const [{ name, stack, cause }, copy] of bare) {
    // By the name, cloning makes it one of JavaScript's own classes again.
    for (const [key, value] of Object.entries({ name, stack })) {
      Object.defineProperty(copy, key, { value, configurable: true, writable: true });
    }
    if (cause instanceof Error) copy.cause = bare.get(cause);
    else if (cause !== undefined && isCloneable(cause)) copy.cause = cause;
  }
  return bare.get(error);
}

/** @internal */
export function textOf(value: unknown): string {
  try {
    return String(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}

/** What another thread threw, with what cloning has dropped. @internal */
export function errorOf(failure: Failure): unknown {
  const { error, causes = [] } = failure;
  for (const [at, link] of [...chainOf(error)].entries()) {
    restore(link, at === 0 ? failure : causes[at - 1]);
  }
  return error;
}

function restore(error: Error, { name, own = {}, errors }: Partial<Dropped> = {}): void {
  arrived.add(error);
  const put = (key: string, value: unknown, enumerable: boolean) =>
    Reflect.defineProperty(error, key, { value, enumerable, writable: true, configurable: true });
  for (const [key, value] of Object.entries(own)) put(key, value, true);
  if (errors !== undefined) {
    Object.setPrototypeOf(error, AggregateError.prototype);
    put('errors', errors.map(errorOf), false);
  }
  if (typeof name === 'string' && error.name !== name) put('name', name, false);
}
