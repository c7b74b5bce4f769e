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
 * or in the host's code; with them what else is its file's or its object's: `this`, `super`, private
 * names, `import.meta` and imports relative to the file.
 *
 * - Never a name of a valid function: what cannot be told is left to the thread, whose
 *   ReferenceError names it as well.
 *
 * @param hasThis - Whether the thread has a `this` for it.
 * @internal
 */
export function freeNames(source: string, prelude = '', hasThis = false): string[] {
  const tokens = tokensOf(source);
  if (tokens === undefined) return [];
  const used = new Set<string>();
  const guarded = new Set<string>();
  for (const [at, token] of tokens.entries()) {
    if (token.type !== 'name' || reserved.has(token.text) || contextual.has(token.text)) {
      // What such code declares is not to be seen.
      if (token.text === 'with' && !isProperty(tokens, at)) return [];
      if (token.text === 'this' && isAsked(tokens, at)) guarded.add(token.text);
      const outer = outerWord(tokens, at);
      if (outer !== undefined) used.add(outer);
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
  const known = new Set([...ofWorkers, ...ofHost(prelude), ...(hasThis ? ['this'] : [])]);
  const free = [...used].filter(
    (name) => !declared.has(name) && !known.has(name) && !(name in globalThis),
  );
  // It asks what there is, and may do without.
  return free.some((name) => guarded.has(name)) ? [] : free;
}

function ofHost(prelude: string): string[] {
  return prelude === '' ? [] : ['host', ...declaredIn(tokensOf(prelude) ?? [])];
}

const relative = /^['"]\.\.?\//;
const asks = new Set('=== !== == != ?. ?? && || ?'.split(' '));

/** Whether code asks whether it has a `this`. */
function isAsked(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text ?? '';
  const after = tokens[at + 1]?.text ?? '';
  return asks.has(after) || (!isAccess(after) && /^(typeof|[!=]==?)$/.test(before));
}

function isAccess(text: string): boolean {
  return text === '.' || text === '[';
}

/** What a word of the language stands for that is not the function's own. */
function outerWord(tokens: readonly Token[], at: number): string | undefined {
  const { type, text } = tokens[at] as Token;
  if (type === 'private') return isWithin(tokens, at, isClass) ? undefined : `#${text}`;
  if (type !== 'name' || isProperty(tokens, at)) return undefined;
  const [next, after] = [tokens[at + 1], tokens[at + 2]];
  if (text === 'import' && next?.text === '.' && after?.text === 'meta') return 'import.meta';
  if (text === 'import' && next?.text === '(' && relative.test(after?.text ?? '')) {
    return `import(${after?.text})`;
  }
  if ((text !== 'this' && text !== 'super') || !isReference(tokens, at)) return undefined;
  const own = ownDepth(tokens);
  const isInner = (opening: Token): boolean =>
    isClass(opening) || (opening.within > own && isOfFunction(tokens, opening));
  if (isWithin(tokens, at, isInner)) return undefined;
  // A function that is no arrow has a `this` there, undefined, and may hand it on.
  const isUsed = isAccess(next?.text ?? '') || tokens[at - 1]?.text === '=';
  return own === ARROW || isUsed || text === 'super' ? text : undefined;
}

const ARROW = -2;

/** Where the brackets of the function itself stand; those of an arrow are no other than blocks. */
function ownDepth(tokens: readonly Token[]): number {
  const [first, second] = tokens;
  if (first?.text === 'function' || second?.text === 'function') return -1;
  return first?.text === '(' && tokens[first.match + 1]?.text !== '=>' ? 1 : ARROW;
}

function isClass({ opens }: Token): boolean {
  return opens === 'class';
}

/** Whether a bracket is a function's body or its parameters, and the function is no arrow. */
function isOfFunction(tokens: readonly Token[], opening: Token): boolean {
  const at = tokens[opening.match]?.match ?? -1;
  const before = tokens[at - 1];
  if (opening.text === '(') {
    return opening.opens === 'group' && tokens[opening.match + 1]?.text === '{';
  }
  return opening.text === '{' && before?.text === ')' && tokens[before.match]?.opens === 'group';
}

function isWithin(
  tokens: readonly Token[],
  at: number,
  holds: (opening: Token) => boolean,
): boolean {
  let { within } = tokens[at] as Token;
  while (within >= 0) {
    const opening = tokens[within] as Token;
    if (holds(opening)) return true;
    ({ within } = opening);
  }
  return false;
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
