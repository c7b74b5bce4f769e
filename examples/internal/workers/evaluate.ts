import { imported } from './from-module.ts';
import type { AnyFunction, Target } from './target.ts';

/** What bundlers call in a function's source to keep its name. */
const NAMES =
  "const __name = (value, name) => Object.defineProperty(value, 'name', { value: name, configurable: true });";

type Evaluate = (source: string) => AnyFunction;

let evaluate: Evaluate | undefined;

/** Runs the host's code; what it declares can be used by every function. @internal */
export function usePrelude(prelude: string, tell: (data: unknown) => void): void {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- it is what this is for
  const make = new Function(
    'host',
    `'use strict';\n${NAMES}\n${prelude}\nreturn ($source) => eval($source);`,
  ) as (tell: (data: unknown) => void) => Evaluate;
  evaluate = make(tell);
}

/** The function that a target names. @internal */
export function resolveTarget(target: Target): AnyFunction | Promise<AnyFunction> {
  if ('module' in target) return imported(target.module, target.name);
  if (evaluate === undefined) usePrelude('', () => undefined);
  return (evaluate as Evaluate)(`(${target.source})`);
}
