import { imported } from './from-module.ts';
import type { Place } from './host.ts';
import type { AnyFunction, Target } from './target.ts';

/** What bundlers call in a function's source to keep its name. */
const NAMES =
  "var __name = (value, name) => Object.defineProperty(value, 'name', { value: name, configurable: true });";

/** What the prelude calls to tell its host something. */
const TELL = Symbol.for('bingfa.host');

type Tell = (data: unknown) => void;
type Evaluate = (expression: string, place?: Place) => AnyFunction | Promise<AnyFunction>;

let evaluate: Evaluate | undefined;

/** Runs the host's code; what it declares can be used by every function. @internal */
export function usePrelude(prelude: string, tell: Tell): void {
  try {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- it is what this is for
    const make = new Function(
      // Without a prelude a function's `host` is an outer name, which must not find this one.
      prelude === '' ? '$host' : 'host',
      `'use strict';\n${NAMES}\n${prelude}\nreturn ($source) => eval($source);`,
    ) as (tell: Tell) => (source: string) => AnyFunction;
    const inScope = make(tell);
    evaluate = (expression, place) => inScope(placed(expression, place));
  } catch (error) {
    if (!(error instanceof EvalError)) throw error;
    evaluate = byModule(prelude, tell);
  }
}

// Where a policy forbids to evaluate text, modules of text may be allowed.
function byModule(prelude: string, tell: Tell): Evaluate {
  Object.assign(globalThis, { [TELL]: tell });
  const own = prelude && `const host = globalThis[Symbol.for('bingfa.host')];\n${prelude}\n`;
  const known = `${NAMES}\n${own}`;
  return async (expression, place) => {
    const source = placed(`export default ${expression};`, place, `\n${known}`);
    const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    try {
      return await imported(url, 'default');
    } finally {
      URL.revokeObjectURL(url);
    }
  };
}

/** Makes stacks name the program that a function is of, and its lines there: the rest has others. */
function placed(source: string, place: Place | undefined, rest = ''): string {
  if (place === undefined) return source + rest;
  const [before, after] = [place.before, place.after].map((lines) => '\n'.repeat(lines));
  return `${before}${source}${after}${rest}\n//# sourceURL=${place.url}`;
}

/** The function that a target names. @internal */
export function resolveTarget(target: Target): AnyFunction | Promise<AnyFunction> {
  if ('module' in target) return imported(target.module, target.name);
  if (evaluate === undefined) usePrelude('', () => undefined);
  return (evaluate as Evaluate)(`(${target.source})`, target.place);
}
