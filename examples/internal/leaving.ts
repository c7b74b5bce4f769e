import { asyncDispose } from './async-dispose.ts';
import { dispose } from './dispose.ts';

/** Leaves a manager of which nobody knows whether its body has failed. @internal */
export const leave = /* @__PURE__ */ Symbol('leave');

/**
 * How one context is left.
 *
 * @param error - What the body threw; `undefined` for nothing.
 * @param told - Whether `undefined` means that the body succeeded, and not that nobody knows.
 * @internal
 */
export type Leaving = (error: unknown, told: boolean) => unknown;

type Members = Record<PropertyKey, unknown>;
type Method = (this: unknown, error?: unknown) => unknown;

function method(target: unknown, name: PropertyKey): Method | undefined {
  const member = (target as Members | null | undefined)?.[name];
  return typeof member === 'function' ? (member as Method) : undefined;
}

// What is disposed of has no say in whether the error goes on.
function disposal(target: unknown, disposer: Method | undefined): Leaving | undefined {
  return (
    disposer &&
    (async () => {
      await disposer.call(target);
    })
  );
}

/** Says whether all these methods are there. @internal */
export function has(target: unknown, ...methods: string[]): boolean {
  return methods.every((name) => method(target, name) !== undefined);
}

/** @internal */
export function leavingOf(target: unknown): Leaving | undefined {
  const exit = method(target, 'exit');
  if (exit !== undefined) return (error) => exit.call(target, error);
  return disposal(target, method(target, dispose));
}

/** @internal */
export function asyncLeavingOf(target: unknown): Leaving | undefined {
  const exit = method(target, 'aexit');
  const disposer = method(target, leave) ?? method(target, asyncDispose);
  if (exit === undefined) return disposal(target, disposer ?? method(target, dispose));
  return (error, told) =>
    error === undefined && !told && disposer !== undefined
      ? disposer.call(target)
      : exit.call(target, error);
}

/** A function that is told the error itself. @internal */
export function callLeaving(exit: unknown): Leaving | undefined {
  return typeof exit === 'function' ? (error) => (exit as Method)(error) : undefined;
}

/** A word on what was passed instead. @internal */
export function described(value: unknown): string {
  if (typeof value !== 'object') return typeof value;
  return value === null ? 'null' : Object.prototype.toString.call(value).slice(8, -1);
}
