import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it, vi } from 'vitest';
import { freeNames } from './free-names.ts';

// TypeScript takes its time.
vi.setConfig({ testTimeout: 60_000 });

const uses = (source: string): string[] => freeNames(source, undefined);

describe('freeNames', () => {
  it.each([
    ['() => limit', ['limit']],
    ['(a) => a + b.a + c[a]', ['b', 'c']],
    ['(a = other, ...rest) => [...rest, ...more]', ['other', 'more']],
    ['({ a, b: c, d: [e] = base }) => a + c + e', ['base']],
    ['function f() { return { a: x, b, [k]: 1, m() { return y; } }; }', ['x', 'b', 'k', 'y']],
    ['(x) => (x ? yes : no)', ['yes', 'no']],
    ['(x) => { switch (x) { case ONE: return 1; default: return two; } }', ['ONE', 'two']],
    ['() => `a ${b} c ${`${d}`} /e/ ${f.b}`', ['b', 'd', 'f']],
    ['() => /[/"]x/g.test(s) || 4 / y / z', ['s', 'y', 'z']],
    [
      'class A extends Base { x = outer; static y; #z = 1; get w() { return other(); } }',
      ['Base', 'outer', 'other'],
    ],
    ['() => new Thing({ a })', ['Thing', 'a']],
    ['async () => { for await (const x of source()) use(x); }', ['source', 'use']],
    ['(list) => list?.map?.((x) => x.y ?? fallback)', ['fallback']],
    ['() => `http://${host}/`', ['host']],
    ['() => __name', ['__name']],
    ['() => this.work()', ['this']],
    ['async (a = `${this.b}`) => { if (a) { for (const c of this.d) a(c); } }', ['this']],
    ['function () { return () => this.work(); }', ['this']],
    ['function (a) { return a === this.b; }', ['this']],
    ['({ work() { const { a } = this; return super.b(a); } })', ['this', 'super']],
    ['({ work() { return this.#a; } })', ['this', '#a']],
    ['({ async *work() { switch (1) { case 1: { yield this.a; } } } })', ['this']],
    ['() => import.meta.url', ['import.meta']],
    [`() => import('./jobs.js')`, [`import('./jobs.js')`]],
    ['() => import("../jobs.js")', ['import("../jobs.js")']],
  ])('finds them: %s', (source, expected) => {
    expect(uses(source)).toEqual(expected);
  });

  it.each([
    '() => Math.max(1, NaN, undefined)',
    'function f(a) { return a > 0 ? f(a - 1) : arguments.length; }',
    '() => { try { throw 1; } catch ({ message: m }) { return m; } finally { } }',
    '() => { const { a: { b = 1, ...c }, d } = {}, [e, , f] = []; let g, h = 2; return b + c + d + e + f + g + h; }',
    '() => { outer: for (let i = 0; ; i++) { for (const j in {}) { continue outer; } break outer; } }',
    '() => { class A { static async *gen() { yield this.x; } b = 1; c; "d" = 2; [1 + 1]() {} } return new A(); }',
    '({ get() { return { get a() { return 1; }, set a(v) { this.b = v; }, async c() {}, *d() {} }; } })["get"]',
    '() => { var a = 1\n var b = a\n return a / b / 2 }',
    '() => { if (1) /"/.test("x"); return { a: 1 }.a / 2 }',
    '(a) => { while (a) /[\'"`]/.exec(a); }',
    'async function f() { const x = async (y) => await y; using z = x; return new.target ?? z; }',
    '() => { label: { break label; } }',
    '() => typeof window === "undefined" ? 1 : window.a',
    '() => { const __dirname = 1; return __dirname; }',
    '() => { function inner() { return later; } var later = 1; return inner; }',
    '(value) => __name(() => value, "named")',
    `(a) => { if (a) /x'/.test(a) || /y'/.test(a); }`,
    '() => { /* outer */ // other\n return 1; }',
    '() => 0x1f + 1_000n + .5e3 + 1..a',
    '() => function () { return this.a; }',
    '() => { class A { #a = this.b; static { this.c = 1; } [1] = () => super.d; } return A; }',
    '({ work() { return { a() { return this.b; }, get c() { return super.d; }, this: 1 }; } })',
    '(a) => { a.b = function* () { yield () => this.c; }; async function d(e = this) {} }',
    '() => [`this.a`, "super.b", /this.c/, a => a.this, {}.super] /* this.d */ // import.meta',
    'function (a, ...b) { return a.apply(this, b); }',
    'function () { if (this !== undefined) throw new Error(this.a); }',
    '() => typeof this',
    `() => import('node:fs')`,
  ])('refuses nothing valid: %s', (source) => {
    expect(uses(source)).toEqual([]);
  });

  it('takes a `this` for given where the thread has one', () => {
    expect(freeNames('({ run() { return this.a + b + super.c; } })', '', true)).toEqual([
      'b',
      'super',
    ]);
  });

  it('knows what the host has declared', () => {
    const prelude = 'const $$enter = () => ({}), $$leave = (a, b) => b; function more() {}';
    expect(freeNames('() => $$leave($$enter(), more(host, other))', prelude)).toEqual(['other']);
  });

  it('leaves to the thread what it cannot read', () => {
    expect(uses('() => { @ ')).toEqual([]);
    expect(uses('() => { with (a) { return b; } }')).toEqual([]);
    expect(uses('() => eval("a") + b')).toEqual([]);
  });
});

const PACKAGES = `${import.meta.dirname}/../../../node_modules`;
const CANNOT_FIND = new Set([2304, 2503, 2552, 2580, 2582, 2584, 2591, 2662, 2663, 2693, 18004]);

/** Every function of a file, as a thread would get it. */
function functionsOf(file: string): string[] {
  const text = readFileSync(`${PACKAGES}/${file}`, 'utf8');
  const tree = ts.createSourceFile('a.js', text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const source = node.getText(tree).replace(/^export (default )?/, '');
    if (ts.isMethodDeclaration(node) && ts.isIdentifier(node.name)) {
      if (node.modifiers === undefined) found.push(`({ ${source} })["${node.name.text}"]`);
    } else if (
      ts.isFunctionDeclaration(node) ||
      ts.isFunctionExpression(node) ||
      ts.isArrowFunction(node) ||
      ts.isClassLike(node)
    ) {
      found.push(source);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found.filter((source) => source.length < 50_000 && !source.includes('@ts-'));
}

/** What TypeScript cannot find in each, as it knows no globals; `undefined` where it cannot tell. */
function missingIn(sources: readonly string[]): (Set<string> | undefined)[] {
  const texts = new Map(sources.map((text, at) => [`/${at}.js`, `export default (${text});`]));
  const host: ts.CompilerHost = {
    fileExists: (name) => texts.has(name),
    readFile: (name) => texts.get(name),
    getSourceFile(name, options) {
      const text = texts.get(name);
      return text === undefined ? undefined : ts.createSourceFile(name, text, options, true);
    },
    getDefaultLibFileName: () => '/lib.d.ts',
    writeFile() {},
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
  };
  const options: ts.CompilerOptions = {
    allowJs: true,
    checkJs: true,
    noLib: true,
    noEmit: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    types: [],
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return [...texts.keys()].map((name) => {
    const file = program.getSourceFile(name) as ts.SourceFile;
    if (program.getSyntacticDiagnostics(file).some(({ code }) => code < 8000)) return undefined;
    const names = program
      .getSemanticDiagnostics(file)
      .filter(({ code }) => CANNOT_FIND.has(code))
      .map(({ start = 0, length = 0 }) => file.text.slice(start, start + length));
    return new Set(names);
  });
}

/** The words of the language that stand for something outside of a function. */
function wordsIn(source: string): Set<string> {
  const tree = ts.createSourceFile('a.js', `(${source});`, ts.ScriptTarget.ESNext, true);
  const found = new Set<string>();
  const visit = (node: ts.Node, depth: number): void => {
    if (node.kind === ts.SyntaxKind.ThisKeyword && depth < 2) found.add('this');
    if (node.kind === ts.SyntaxKind.SuperKeyword && depth < 2) found.add('super');
    if (ts.isMetaProperty(node) && node.name.text === 'meta') found.add('import.meta');
    if (ts.isPrivateIdentifier(node) && !hasClass(node)) found.add(`#${node.text.slice(1)}`);
    const isOuter = depth === 0 && (ts.isArrowFunction(node) || ts.isFunctionLike(node));
    const isOther = ts.isClassLike(node) || (ts.isFunctionLike(node) && !ts.isArrowFunction(node));
    ts.forEachChild(node, (child) => visit(child, isOuter ? 1 : isOther ? 2 : depth));
  };
  visit(tree, 0);
  return found;
}

function hasClass(node: ts.Node): boolean {
  return !ts.isSourceFile(node) && (ts.isClassLike(node.parent) || hasClass(node.parent));
}

// TypeScript takes them for granted in JavaScript.
const granted = new Set(['require', 'module', 'exports']);

describe('freeNames, compared with TypeScript’s own search over real code', () => {
  it.each([
    'minisearch/dist/es/index.js',
    '@codemirror/state/dist/index.js',
    'react/cjs/react.production.js',
    'yaml/dist/parse/lexer.js',
  ])('refuses no function of %s that is whole, and finds nearly all that are not', (file) => {
    const sources = functionsOf(file);
    const missing = missingIn(sources);
    let incomplete = 0;
    let found = 0;
    let [withThis, foundThis] = [0, 0];
    for (const [at, source] of sources.entries()) {
      const names = missing[at];
      if (names === undefined) continue;
      const free = uses(source).filter((name) => !granted.has(name));
      const outer = wordsIn(source);
      expect(
        free.filter((name) => !names.has(name) && !outer.has(name)),
        source,
      ).toEqual([]);
      if (outer.has('this') && /\bthis\./.test(source)) {
        withThis += 1;
        if (free.includes('this')) foundThis += 1;
      }
      if ([...names].every((name) => name in globalThis)) continue;
      incomplete += 1;
      if (free.length > 0) found += 1;
    }
    expect(sources.length).toBeGreaterThan(20);
    expect(found / incomplete).toBeGreaterThan(0.95);
    expect(foundThis).toBeGreaterThanOrEqual(withThis * 0.95);
  });
});
