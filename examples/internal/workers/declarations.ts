import type { Token } from './tokens.ts';

const declaring = new Set(['var', 'let', 'const', 'using']);
const control = new Set(['if', 'while', 'for', 'with', 'switch', 'await']);

/** All names that code declares, in whatever scope: more rather than fewer. @internal */
export function declaredIn(tokens: readonly Token[]): Set<string> {
  const names = new Set<string>();
  const add = (at: number): void => {
    const token = tokens[at];
    if (token?.type === 'name') names.add(token.text);
  };

  /** The names of a list of patterns between two places. */
  const patterns = (from: number, to: number, isObject: boolean): void => {
    for (let at = from; at < to; at = next(at, to) + 1) {
      let target = at;
      if (tokens[target]?.text === '...') target += 1;
      if (isObject) target = afterKey(target);
      pattern(target);
    }
  };

  const pattern = (at: number): void => {
    const token = tokens[at];
    if (token?.text === '[') patterns(at + 1, token.match, false);
    else if (token?.text === '{') patterns(at + 1, token.match, true);
    else add(at);
  };

  /** Where the next comma is, outside of brackets. */
  const next = (from: number, to: number): number => {
    for (let at = from; at < to; at += 1) {
      const token = tokens[at] as Token;
      if (token.text === ',' && token.type === 'punctuator') return at;
      if (token.match > at) at = token.match;
    }
    return to;
  };

  const afterKey = (at: number): number => {
    const token = tokens[at];
    const end = token?.text === '[' ? token.match : at;
    return tokens[end + 1]?.text === ':' ? end + 2 : at;
  };

  const declarations = (from: number): void => {
    for (let at = from; ; at += 1) {
      pattern(at);
      const bracket = tokens[at]?.match ?? -1;
      if (bracket > at) at = bracket;
      for (at += 1; ; at += 1) {
        const token = tokens[at];
        if (token === undefined || token.text === ';') return;
        if (token.match > at) at = token.match;
        else if (token.match >= 0) return;
        else if (token.text === ',' && token.type === 'punctuator') break;
        else if (token.type === 'name' && declaring.has(token.text)) return;
      }
    }
  };

  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    if (token.text === '=>') {
      if (before?.text === ')') patterns(before.match + 1, at - 1, false);
      else add(at - 1);
    } else if (token.text === '(') {
      const isBody = tokens[token.match + 1]?.text === '{';
      const isControl = before?.type === 'name' && control.has(before.text);
      if (isBody && !isControl) patterns(at + 1, token.match, false);
    } else if (token.type === 'name' && before?.text !== '.' && before?.text !== '?.') {
      if (token.text === 'function') add(tokens[at + 1]?.text === '*' ? at + 2 : at + 1);
      else if (token.text === 'class') add(at + 1);
      else if (declaring.has(token.text)) declarations(at + 1);
    }
  }
  return names;
}
