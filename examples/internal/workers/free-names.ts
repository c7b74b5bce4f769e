import { declaredIn } from './declarations.ts';
import { tokensOf, type Token } from './tokens.ts';

const reserved = new Set(
  (
    'break case catch class const continue debugger default delete do else export extends false ' +
    'finally for function if import in instanceof new null return super switch this throw true try ' +
    'typeof var void while with enum'
  ).split(' '),
);

// They are words of the language in some places and names in others.
const contextual = new Set(
  'accessor arguments as async await from get let meta of set static target undefined using yield'.split(
    ' ',
  ),
);

/** Globals of workers alone, which a page's own thread does not know. */
const ofWorkers = ['importScripts', 'DedicatedWorkerGlobalScope', 'WorkerGlobalScope'];

/**
 * The names that a function's source uses, and neither declares anywhere nor finds among the globals
 * or in the host's code.
 *
 * - Never a name of a valid function: what cannot be told is left to the thread, whose
 *   ReferenceError names it as well.
 *
 * @internal
 */
export function freeNames(source: string, prelude = ''): string[] {
  const tokens = tokensOf(source);
  if (tokens === undefined) return [];
  const used = new Set<string>();
  const guarded = new Set<string>();
  for (const [at, token] of tokens.entries()) {
    if (token.type !== 'name' || reserved.has(token.text) || contextual.has(token.text)) {
      // What such code declares is not to be seen.
      if (token.text === 'with' && !isProperty(tokens, at)) return [];
      continue;
    }
    if (!isReference(tokens, at)) continue;
    if (token.text === 'eval') return [];
    // Bundlers add calls of it, and what they call is there.
    if (token.text === '__name' && tokens[at + 1]?.text === '(') continue;
    if (tokens[at - 1]?.text === 'typeof') guarded.add(token.text);
    used.add(token.text);
  }
  if (used.size === 0) return [];
  const declared = declaredIn(tokens);
  const known = new Set([...ofWorkers, ...ofHost(prelude)]);
  const free = [...used].filter(
    (name) => !declared.has(name) && !known.has(name) && !(name in globalThis),
  );
  // It asks what there is, and may do without.
  return free.some((name) => guarded.has(name)) ? [] : free;
}

function ofHost(prelude: string): string[] {
  return prelude === '' ? [] : ['host', ...declaredIn(tokensOf(prelude) ?? [])];
}

function isProperty(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text;
  return before === '.' || before === '?.';
}

const startsMember = new Set([
  '{',
  '}',
  ',',
  ';',
  '*',
  'async',
  'get',
  'set',
  'static',
  'accessor',
]);
const startsStatement = new Set(['{', '}', ';', ')', ':', 'else', 'do']);

/** Whether a name stands for a variable, and not for a property, a label or a member. */
function isReference(tokens: readonly Token[], at: number): boolean {
  const { within, newline } = tokens[at] as Token;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  const place = tokens[within]?.opens;
  if (before !== undefined) {
    if (isProperty(tokens, at)) return false;
    const isJump = before.text === 'break' || before.text === 'continue';
    if (isJump && !newline && before.type === 'name') return false;
    if (after?.text === ':') {
      const isKey = place === 'object' && (before.text === '{' || before.text === ',');
      const isLabel = place !== 'object' && (startsStatement.has(before.text) || newline);
      if (isKey || isLabel) return false;
    }
  }
  if (place !== 'class' && place !== 'object' && place !== 'block') return true;
  const starts = before === undefined || startsMember.has(before.text);
  if (after?.text === '(' && tokens[after.match + 1]?.text === '{' && starts) return false;
  if (place !== 'class') return true;
  const isFirst = newline && (before?.type !== 'punctuator' || before.match >= 0);
  return !starts && !isFirst;
}
