import { imported } from './from-module.ts';
import type { AnyFunction, Target } from './target.ts';

/** What bundlers call in a function's source to keep its name. */
const NAMES =
  "var __name = (value, name) => Object.defineProperty(value, 'name', { value: name, configurable: true });";

/** What the prelude calls to tell its host something. */
const TELL = Symbol.for('bingfa.host');

type Tell = (data: unknown) => void;
type Evaluate = (source: string) => AnyFunction | Promise<AnyFunction>;

let evaluate: Evaluate | undefined;

/** Runs the host's code; what it declares can be used by every function. @internal */
export function usePrelude(prelude: string, tell: Tell): void {
  try {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- it is what this is for
    const make = new Function(
      'host',
      `'use strict';\n${NAMES}\n${prelude}\nreturn ($source) => eval($source);`,
    ) as (tell: Tell) => Evaluate;
    evaluate = make(tell);
  } catch (error) {
    if (!(error instanceof EvalError)) throw error;
    evaluate = byModule(prelude, tell);
  }
}

// Where a policy forbids to evaluate text, modules of text may be allowed.
function byModule(prelude: string, tell: Tell): Evaluate {
  Object.assign(globalThis, { [TELL]: tell });
  const before = `const host = globalThis[Symbol.for('bingfa.host')];\n${NAMES}\n${prelude}\n`;
  return async (source) => {
    const code = new Blob([`${before}export default ${source};`], { type: 'text/javascript' });
    const url = URL.createObjectURL(code);
    try {
      return await imported(url, 'default');
    } finally {
      URL.revokeObjectURL(url);
    }
  };
}

/** The function that a target names. @internal */
export function resolveTarget(target: Target): AnyFunction | Promise<AnyFunction> {
  if ('module' in target) return imported(target.module, target.name);
  if (evaluate === undefined) usePrelude('', () => undefined);
  return (evaluate as Evaluate)(`(${target.source})`);
}
