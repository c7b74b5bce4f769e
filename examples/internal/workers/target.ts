import { checkFunction } from '../check.ts';
import { freeNames } from './free-names.ts';
import { host, type Place } from './host.ts';
import { referenceOf } from './from-module.ts';
import { tokensOf } from './tokens.ts';

/** What a worker is to run: a function's source, or where to find it. @internal */
export type Target =
  | { readonly source: string; readonly name: string; readonly place?: Place }
  | { readonly module: string; readonly name: string };

/** @internal */
export type AnyFunction = (...args: never[]) => unknown;

const known = new WeakMap<AnyFunction, Target>();
/** One for each text: functions that a program makes anew each time have the same one. */
const byText = new Map<string, Target>();

/**
 * How a worker gets a function: by reference if it is of a module, otherwise by its source.
 *
 * @param what - What the caller knows it as: `target`, `body`.
 * @throws TypeError when it is no function or native; when it uses a name of its file.
 * @internal
 */
export function targetOf(
  what: string,
  body: AnyFunction,
  where: 'thread' | 'process' = 'thread',
): Target {
  checkFunction(what, body);
  let target = known.get(body);
  if (target === undefined) {
    target = referenceOf(body) ?? sourceOf(body, where, what === 'run');
    known.set(body, target);
  }
  return target;
}

/** A function that can stand alone, as an expression. */
function sourceOf(body: AnyFunction, where: string, hasThis: boolean): Target {
  const { name } = body;
  const text = Function.prototype.toString.call(body);
  const key = `${name} ${text}`;
  const same = byText.get(key);
  if (same !== undefined) return same;
  if (/\{\s*\[native code\]\s*\}$/.test(text)) {
    throw new TypeError(`Wrap it in a function of your own: native code cannot go to a ${where}`);
  }
  const isMember = !stands(text);
  const whole = isMember ? `({ ${text} })` : text;
  const [outer] = freeNames(whole, host().prelude, hasThis);
  if (outer !== undefined) {
    throw new TypeError(
      `Pass to the ${where} what its function uses: ${outer} is not defined there`,
    );
  }
  const place = host().placeOf?.(text);
  const source = isMember ? `${MEMBER}${whole}` : whole;
  const target = { source, name, ...(place && { place }) };
  byText.set(key, target);
  return target;
}

/** Takes the one function out of an object, whatever its key is, a getter too. */
const MEMBER =
  '((o) => Object.values(Object.getOwnPropertyDescriptor(o, Reflect.ownKeys(o)[0]))[0])';

/** Whether a function's text is an expression, and not a member of an object or a class. */
function stands(text: string): boolean {
  if (/^async\s*\(/.test(text)) {
    const tokens = tokensOf(text);
    return tokens?.[(tokens[1]?.match ?? 0) + 1]?.text !== '{';
  }
  return /^((async\s*)?(function\b|\(|[$\u200c\u200d\p{ID_Continue}]+\s*=>)|class\b(?!\s*\())/u.test(
    text,
  );
}
