/** A token of JavaScript. @internal */
export interface Token {
  readonly type: 'name' | 'private' | 'value' | 'punctuator';
  readonly text: string;
  /** Whether a line ended before it. */
  readonly newline: boolean;
  /** Of an opening bracket: what it opens. */
  readonly opens?: Bracket;
  /** The place of the bracket that closes what this one opens, and the other way round. */
  match: number;
  /** The place of the bracket that it stands in; −1 if none. */
  readonly within: number;
}

type Bracket = 'block' | 'object' | 'class' | 'control' | 'group' | 'template';

const SPACE = /(?:\s|\/\/.*|\/\*[^]*?\*\/)+/y;
const NAME = /[$_\p{ID_Start}][$\u200c\u200d\p{ID_Continue}]*/uy;
const NUMBER = /(?:0[xXbBoO][\da-fA-F_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?[\d_]+)?)n?/y;
const STRING = /'(?:[^'\\\n]|\\[^])*'|"(?:[^"\\\n]|\\[^])*"/y;
const TEMPLATE = /(?:[^`\\$]|\\[^]|\$(?!\{))*/y;
const REGEXP = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const PUNCTUATOR =
  />>>=|\.\.\.|===|!==|>>>|\*\*=|&&=|\|\|=|\?\?=|<<=|>>=|=>|==|!=|<=|>=|&&|\|\||\?\?|\?\.(?!\d)|\+\+|--|[-+*/%&|^]=|\*\*|<<|>>|[^]/y;

const beforeExpression = new Set(
  'return typeof case do else in instanceof new void delete throw yield await extends default'.split(
    ' ',
  ),
);
const beforeBlock = new Set('else do try finally static'.split(' '));
const beforeControl = new Set('if while for with switch catch'.split(' '));

/**
 * Splits the source of a valid function. What it cannot read it does not guess: `undefined`.
 *
 * @internal
 */
export function tokensOf(source: string): readonly Token[] | undefined {
  try {
    return new Reader(source).read();
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

class Unreadable extends Error {}

class Reader {
  readonly #source: string;
  readonly #tokens: Token[] = [];
  readonly #open: number[] = [];
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  read(): readonly Token[] {
    for (;;) {
      const newline = this.#take(SPACE)?.includes('\n') === true;
      const char = this.#source[this.#at];
      if (char === undefined) break;
      this.#token(char, newline);
    }
    if (this.#open.length > 0) throw new Unreadable();
    return this.#tokens;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const text = pattern.exec(this.#source)?.[0];
    if (text !== undefined) this.#at += text.length;
    return text;
  }

  #demand(pattern: RegExp): string {
    const text = this.#take(pattern);
    if (text === undefined) throw new Unreadable();
    return text;
  }

  #push(type: Token['type'], text: string, newline: boolean, opens?: Bracket): void {
    const within = this.#open.at(-1) ?? -1;
    this.#tokens.push({ type, text, newline, within, match: -1, ...(opens && { opens }) });
  }

  #token(char: string, newline: boolean): void {
    if (char === '"' || char === "'") {
      this.#push('value', this.#demand(STRING), newline);
    } else if (char === '`') {
      this.#at += 1;
      this.#template(newline);
    } else if (char === '#') {
      this.#at += 1;
      this.#push('private', this.#demand(NAME), newline);
    } else if (char === '/' && this.#isExpressionNext()) {
      this.#push('value', this.#demand(REGEXP), newline);
    } else {
      const number = this.#take(NUMBER);
      const name = number ?? this.#take(NAME);
      if (number !== undefined) this.#push('value', number, newline);
      else if (name !== undefined) this.#push('name', name, newline);
      else this.#punctuator(newline);
    }
  }

  #punctuator(newline: boolean): void {
    const text = this.#demand(PUNCTUATOR);
    if (text === '\\') throw new Unreadable();
    if (text === '(' || text === '[' || text === '{') {
      this.#opening(text, newline, this.#bracket(text));
    } else if (text === ')' || text === ']' || text === '}') {
      this.#closing(text, newline);
    } else {
      this.#push('punctuator', text, newline);
    }
  }

  #opening(text: string, newline: boolean, opens: Bracket): void {
    this.#push('punctuator', text, newline, opens);
    this.#open.push(this.#tokens.length - 1);
  }

  #closing(text: string, newline: boolean): void {
    const from = this.#open.pop();
    const opening = from === undefined ? undefined : this.#tokens[from];
    if (from === undefined || opening === undefined) throw new Unreadable();
    const expected = { '(': ')', '[': ']', '{': '}', '${': '}' }[opening.text];
    if (text !== expected) throw new Unreadable();
    opening.match = this.#tokens.length;
    this.#push('punctuator', text, newline);
    (this.#tokens.at(-1) as Token).match = from;
    if (opening.opens === 'template') this.#template(false);
  }

  // Its text is a value after which, or after whose end, an operator comes.
  #template(newline: boolean): void {
    this.#push('value', this.#demand(TEMPLATE), newline);
    if (this.#source[this.#at] === '`') {
      this.#at += 1;
    } else if (this.#source.startsWith('${', this.#at)) {
      this.#at += 2;
      this.#opening('${', false, 'template');
    } else {
      throw new Unreadable();
    }
  }

  #bracket(text: string): Bracket {
    const before = this.#tokens.at(-1);
    if (text === '[') return 'group';
    const word = before?.type === 'name' && !this.#isProperty(-1) ? before.text : undefined;
    if (text === '(') {
      const isControl =
        (word !== undefined && beforeControl.has(word)) ||
        (word === 'await' && this.#tokens.at(-2)?.text === 'for');
      return isControl ? 'control' : 'group';
    }
    if (before === undefined) return 'object';
    if (before.type !== 'punctuator') {
      if (word !== undefined && beforeBlock.has(word)) return 'block';
      if (word !== undefined && (beforeExpression.has(word) || word === 'of')) return 'object';
      return 'class';
    }
    if (before.text === ')' || before.text === ';' || before.text === '=>') {
      return before.text === ')' && this.#isExtending() ? 'class' : 'block';
    }
    if (before.text === '}') return this.#isExtending() ? 'class' : 'block';
    if (before.text === ']') return 'class';
    const outer = this.#tokens[before.within]?.opens;
    if (before.text === '{') return before.opens === 'object' ? 'object' : 'block';
    if (before.text === ':' && (outer === 'block' || before.within === -1)) {
      return this.#isLabel() ? 'block' : 'object';
    }
    return 'object';
  }

  /** Whether a class's `extends` comes before, in the same bracket and statement. */
  #isExtending(): boolean {
    const within = this.#open.at(-1) ?? -1;
    for (let at = this.#tokens.length - 1; at > within; at -= 1) {
      const token = this.#tokens[at] as Token;
      if (token.match >= 0 && token.match < at) at = token.match;
      else if (token.text === 'extends') return true;
      else if (token.text === ';' || token.text === '=') return false;
    }
    return false;
  }

  /** Whether the colon before ends a label or a case, and is not a conditional's. */
  #isLabel(): boolean {
    for (let at = this.#tokens.length - 2; at >= 0; at -= 1) {
      const token = this.#tokens[at] as Token;
      if (token.match >= 0 && token.match < at) {
        at = token.match;
      } else if (token.type === 'name' && (token.text === 'case' || token.text === 'default')) {
        return true;
      } else if (token.text === '?' || token.text === '=' || token.text === '(') {
        return false;
      } else if (token.text === ';' || token.text === '{') {
        return true;
      }
    }
    return true;
  }

  #isProperty(offset: number): boolean {
    const before = this.#tokens.at(offset - 1)?.text;
    return before === '.' || before === '?.';
  }

  /** Whether a slash begins a regular expression here. */
  #isExpressionNext(): boolean {
    const before = this.#tokens.at(-1);
    if (before === undefined) return true;
    if (before.type === 'name') {
      if (this.#isProperty(-1)) return false;
      if (before.text !== 'of') return beforeExpression.has(before.text);
      const previous = this.#tokens.at(-2);
      return previous?.type === 'name' || previous?.text === ']' || previous?.text === '}';
    }
    if (before.type !== 'punctuator') return false;
    const opening = before.match >= 0 ? this.#tokens[before.match] : undefined;
    if (before.text === ')') return opening?.opens === 'control';
    if (before.text === '}') return opening?.opens === 'block' || opening?.opens === 'class';
    return before.text !== ']' && before.text !== '++' && before.text !== '--';
  }
}
