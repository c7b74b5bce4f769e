import type * as TypeScript from 'typescript';
import { moduleReference } from './modules.ts';

type Ts = typeof TypeScript;

/** The module that the sandbox's worker gives to instrumented code. */
export const FOLLOWING = 'following';

/** What each call of instrumented code is where nobody follows it, as text. */
const UNFOLLOWED = {
  root: '()=>({})',
  enter: '()=>({})',
  leave: '(_,value)=>value',
  back: '(_,value)=>value',
  each: '(_,value)=>value',
  given: '(_,value)=>value',
  returned: '(_,value)=>value',
  again: '()=>{}',
  next: '()=>{}',
  exit: '()=>{}',
};

/** A call of instrumented code. */
export type FollowingCall = keyof typeof UNFOLLOWED;
export const FOLLOWING_CALLS = Object.keys(UNFOLLOWED) as readonly FollowingCall[];

/** The text of an object of the calls that follow nothing. */
export const UNFOLLOWED_CALLS = `{${FOLLOWING_CALLS.map((name) => `${name}:${UNFOLLOWED[name]}`).join()}}`;

interface Edit {
  readonly at: number;
  readonly text: string;
}

/**
 * Makes a compiled program tell which task goes on after each `await`: browsers cannot know it.
 *
 * - Every value, error and turn of the microtask queue stays what it was.
 * - Every line stays the same line.
 *
 * @param ts - The compiler: the site's build and the editor each have it at hand already.
 * @param code - JavaScript without types, a module.
 */
export function instrument(ts: Ts, code: string): string {
  const source = ts.createSourceFile('a.js', code, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS);
  let mark = '$$';
  while (code.includes(mark)) mark += '$';
  const edits = new Edits(ts, mark);
  edits.visit(source);
  const known = helpers(ts, source);
  if (edits.list.length === 0) return known === '' ? code : forThreads(known) + code;
  const imports = FOLLOWING_CALLS.map((name) => `${name} as ${mark}${name}`).join();
  const start =
    `import{${imports}}from${JSON.stringify(moduleReference(FOLLOWING))};` +
    `const ${mark}t=${mark}root();`;
  return start + forThreads(alone(mark) + known) + apply(code, edits.list);
}

/** Leaves to the library what each thread runs first. */
function forThreads(code: string): string {
  return (
    `(h=>{h.prelude=(h.prelude??"")+${JSON.stringify(code)}})` +
    `(globalThis[Symbol.for("bingfa.threads")]??={});`
  );
}

/** What an instrumented function needs where nobody follows it: in a thread that gets its source. */
function alone(mark: string): string {
  const calls = FOLLOWING_CALLS.map((name) => `${mark}${name}=${UNFOLLOWED[name]}`);
  return `const ${calls.join()};`;
}

/** What a compiler put before the program for what its functions do, as `__using`. */
function helpers(ts: Ts, source: TypeScript.SourceFile): string {
  return source.statements
    .filter((statement) => ts.isVariableStatement(statement))
    .filter(({ declarationList: { declarations } }) =>
      declarations.every(({ name }) => ts.isIdentifier(name) && /^__[a-z]/.test(name.text)),
    )
    .map((statement) => statement.getText())
    .join('\n');
}

function apply(code: string, edits: readonly Edit[]): string {
  let from = 0;
  let result = '';
  // A stable sort: what encloses was noted first at a start, and last at an end.
  for (const { at, text } of edits.toSorted((a, b) => a.at - b.at)) {
    result += code.slice(from, at) + text;
    from = at;
  }
  return result + code.slice(from);
}

class Edits {
  readonly list: Edit[] = [];
  readonly #ts: Ts;
  readonly #mark: string;
  /** Whether the function around has a token: one that never waits has none. */
  #follows = true;
  /** Whether it is an async generator. */
  #yields = false;

  constructor(ts: Ts, mark: string) {
    this.#ts = ts;
    this.#mark = mark;
  }

  visit(node: TypeScript.Node): void {
    const ts = this.#ts;
    if (ts.isFunctionLike(node)) {
      this.#function(node);
    } else if (!this.#follows) {
      this.#children(node);
    } else if (ts.isAwaitExpression(node)) {
      this.#around(node, node.expression, 'back', 'leave');
    } else if (ts.isYieldExpression(node) && this.#yields) {
      this.#yield(node);
    } else if (ts.isForOfStatement(node) && node.awaitModifier !== undefined) {
      this.#forAwait(node);
    } else if (ts.isReturnStatement(node) && node.expression !== undefined) {
      this.#returned(node.expression);
    } else if (ts.isCatchClause(node)) {
      this.#again(node.block);
      this.#children(node);
    } else if (ts.isTryStatement(node) && node.finallyBlock !== undefined) {
      this.#again(node.finallyBlock);
      this.#children(node);
    } else {
      this.#children(node);
    }
  }

  #children(node: TypeScript.Node): void {
    this.#ts.forEachChild(node, (child) => this.visit(child));
  }

  #insert(at: number, text: string): void {
    this.list.push({ at, text });
  }

  #call(name: FollowingCall): string {
    return `${this.#mark}${name}(${this.#mark}t)`;
  }

  #open(name: FollowingCall): string {
    return `${this.#mark}${name}(${this.#mark}t,`;
  }

  #again(block: TypeScript.Block): void {
    this.#insert(block.getStart() + 1, `${this.#call('again')};`);
  }

  #around(
    node: TypeScript.Node,
    inner: TypeScript.Expression,
    outerName: FollowingCall,
    innerName: FollowingCall,
  ): void {
    this.#insert(node.getStart(), this.#open(outerName));
    this.#insert(inner.getStart(), this.#open(innerName));
    this.visit(inner);
    this.#insert(inner.end, '))');
  }

  #yield(node: TypeScript.YieldExpression): void {
    if (node.expression !== undefined && node.asteriskToken === undefined) {
      this.#around(node, node.expression, 'given', 'leave');
      return;
    }
    this.#insert(node.getStart(), this.#open('given'));
    this.#children(node);
    this.#insert(node.end, ')');
  }

  #returned(expression: TypeScript.Expression): void {
    this.#insert(expression.getStart(), `${this.#open('returned')}(`);
    this.visit(expression);
    this.#insert(expression.end, '))');
  }

  #forAwait(node: TypeScript.ForOfStatement): void {
    const ts = this.#ts;
    let whole: TypeScript.Node = node;
    while (ts.isLabeledStatement(whole.parent)) whole = whole.parent;
    this.#insert(whole.getStart(), '{try{');
    this.visit(node.initializer);
    this.#insert(node.expression.getStart(), this.#open('each'));
    this.visit(node.expression);
    this.#insert(node.expression.end, ')');
    this.#insert(node.statement.getStart(), `{${this.#call('next')};`);
    this.visit(node.statement);
    this.#insert(node.statement.end, '}');
    // The head may have thrown before anything was waited for.
    this.#insert(whole.end, `}finally{${this.#call('again')}}}`);
  }

  #function(node: TypeScript.SignatureDeclaration): void {
    const ts = this.#ts;
    const { body } = node as TypeScript.FunctionLikeDeclaration;
    const before = [this.#follows, this.#yields] as const;
    const isAsync = ts.canHaveModifiers(node)
      ? ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) === true
      : false;
    const generates = 'asteriskToken' in node && node.asteriskToken !== undefined;
    const suspends = body !== undefined && isAsync && this.#suspends(body, generates);
    if (!suspends || this.#isTied(body)) {
      this.#follows = this.#yields = false;
      this.#children(node);
      [this.#follows, this.#yields] = before;
      return;
    }
    for (const child of node.parameters) this.visit(child);
    if (node.name !== undefined) this.visit(node.name);
    this.#follows = true;
    this.#yields = generates;
    const enter = `const ${this.#mark}t=${this.#mark}enter();try{`;
    const exit = `}finally{${this.#call('exit')}}`;
    if (ts.isBlock(body)) {
      this.#insert(body.getStart() + 1, enter);
      this.#children(body);
      this.#insert(body.end - 1, exit);
    } else {
      this.#insert(body.getStart(), `{${enter}return `);
      this.#returned(body);
      this.#insert(body.end, `${exit}}`);
    }
    [this.#follows, this.#yields] = before;
  }

  /** Whether a body means something else, or nothing, as a block within one: there a function is no `var`. */
  #isTied(body: TypeScript.Node): boolean {
    const ts = this.#ts;
    if (!ts.isBlock(body)) return false;
    const functions = body.statements.flatMap((statement) =>
      ts.isFunctionDeclaration(statement) ? (statement.name?.text ?? []) : [],
    );
    if (functions.length === 0) return false;
    const names = new Set(functions);
    return names.size < functions.length || this.#declares(body, names);
  }

  /** Whether there is a `var` of one of the names. */
  #declares(node: TypeScript.Node, names: ReadonlySet<string>): boolean {
    const ts = this.#ts;
    const isNamed = (name: TypeScript.BindingName): boolean =>
      ts.isIdentifier(name)
        ? names.has(name.text)
        : name.elements.some(
            (element) => !ts.isOmittedExpression(element) && isNamed(element.name),
          );
    return (
      ts.forEachChild(node, (child): true | undefined => {
        if (ts.isFunctionLike(child)) return undefined;
        const isVar =
          ts.isVariableDeclarationList(child) && !(child.flags & ts.NodeFlags.BlockScoped);
        if (isVar && child.declarations.some(({ name }) => isNamed(name))) return true;
        return this.#declares(child, names) ? true : undefined;
      }) === true
    );
  }

  #suspends(node: TypeScript.Node, generates: boolean): boolean {
    const ts = this.#ts;
    return (
      ts.forEachChild(node, (child): true | undefined => {
        if (ts.isAwaitExpression(child)) return true;
        if (ts.isForOfStatement(child) && child.awaitModifier !== undefined) return true;
        if (generates && ts.isYieldExpression(child)) return true;
        if (ts.isFunctionLike(child)) return undefined;
        return this.#suspends(child, generates) ? true : undefined;
      }) === true || ts.isAwaitExpression(node)
    );
  }
}
