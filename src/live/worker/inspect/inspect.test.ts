// What a reader's program may hold is what nobody should write.
/* eslint-disable @typescript-eslint/no-extraneous-class, @typescript-eslint/no-array-delete,
  @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-return,
  @typescript-eslint/no-unused-vars, prefer-rest-params */
import { inspect as nodeInspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspect } from './index.ts';

class Point {
  x = 1;
  y = 2;
}
class Empty {}
class Register extends Map<string, number> {
  extra = 1;
}
class Hidden {
  readonly #secret = 1;
  get secret(): number {
    return this.#secret;
  }
}
class OwnError extends Error {
  code = 'E_OWN';
}

/** An error as Node shows it when it has no stack, which a page has for the reader's lines only. */
function bare<E extends Error>(error: E): E {
  return Object.defineProperty(error, 'stack', { value: String(error), enumerable: false });
}

function knot(): object {
  const tied: Record<string, unknown> = { name: 'a' };
  const other: Record<string, unknown> = { name: 'b', back: tied };
  tied['other'] = other;
  other['self'] = other;
  return tied;
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

const sparse = [1, undefined, 3, 4];
delete sparse[1];
const list: unknown[] = [1];
list.push(list);
const ownMap = new Map<string, unknown>();
ownMap.set('self', ownMap);

const values: readonly (readonly [string, unknown])[] = [
  ['strings with quotes', ["it's", 'a "b"', `it's "x"`, 'it\'s "x" `y`', 'a\\b']],
  ['strings with control characters', ['a\nb\t\u0001\u001b\u0080', '\ud800', '你好 😀']],
  ['a long string', { text: `${'word '.repeat(40)}\n${'word '.repeat(10)}` }],
  ['numbers', [0, -0, 1.5, NaN, Infinity, -Infinity, 1e21]],
  ['BigInts', [1n, -5n]],
  ['symbols', [Symbol('s'), Symbol.iterator, Symbol.for('x y')]],
  ['what is nothing', [undefined, null]],
  ['functions', [function named() {}, () => {}, async () => {}, function* many() {}]],
  ['a function with properties', Object.assign(function named() {}, { a: 1 })],
  ['a function without a prototype', Object.setPrototypeOf(function named() {}, null)],
  ['classes', [Point, Register, class {}]],
  ['an instance', new Point()],
  ['an instance of nothing', new Empty()],
  ['a private field', new Hidden()],
  ['an inherited map', new Register([['a', 1]])],
  ['objects in objects', { a: { b: { c: { d: 1 } }, e: {} }, f: { g: { h: {}, i: [] } } }],
  ['arrays in arrays', [[[[1]]], [[[]]]]],
  ['maps in maps', new Map([['a', new Map([['b', new Map([['c', new Map([[1, 2]])]])]])]])],
  ['a map', new Map<unknown, unknown>([['a', 1], [{ key: 1 }, [1]]])],
  ['a set', new Set([1, 'a', { b: 1 }])],
  ['what is empty', [new Map(), new Set(), [], {}, new Uint8Array()]],
  ['what nobody can list', [new WeakMap(), new WeakSet()]],
  ['generators', [(function* () {})(), (async function* () {})()]],
  ['a circle', knot()],
  ['a list in itself', list],
  ['a map in itself', ownMap],
  ['no prototype', Object.assign(Object.create(null), { a: 1 })],
  ['no prototype and nothing else', Object.create(null)],
  ['a prototype without a prototype', Object.create(Object.create(null))],
  ['an inherited property', Object.create({ a: 1 })],
  ['getters and setters', { get a() { return 1; }, set b(_: number) {}, get c() { return 1; }, set c(_) {} }],
  ['keys', { 'a-b': 1, 3: 4, é: 5, "q'": 6, $a: 7, [Symbol('k')]: 8, ['__proto__']: 9 }],
  ['a hidden property', Object.defineProperty({ a: 1 }, 'b', { value: 1, enumerable: false })],
  ['a tag of its own', { [Symbol.toStringTag]: 'Tag', a: 1 }],
  ['gaps', [sparse, new Array(5)]],
  ['an array with a property', Object.assign([1, 2], { x: 1, '-1': 2 })],
  ['seven numbers', range(7)],
  ['120 numbers', range(120)],
  ['101 numbers', range(101)],
  ['30 strings', range(30).map((index) => `item${index}`)],
  ['Chinese strings', range(12).map((index) => '字'.repeat(index % 5))],
  ['objects in a row', range(8).map((i) => ({ i }))],
  ['a long map', new Map(range(120).map((i) => [i, i]))],
  ['a long set', new Set(range(120))],
  ['a long object', Object.fromEntries(range(120).map((i) => [`key${i}`, i]))],
  ['just one line', { aaaaaaaaaaaaaaaa: 1, bbbbbbbbbbbbbbbbbbbb: 2, cccccccccccccccccc: 3 }],
  ['just two lines', { aaaaaaaaaaaaaaaa: 1, bbbbbbbbbbbbbbbbbbbb: 2, cccccccccccccccccccc: 3, ddd: 4 }],
  ['typed arrays', [new Uint8Array([1, 2, 3]), new Float64Array(2), new BigInt64Array([1n])]],
  ['a long typed array', new Uint8Array(120)],
  ['buffers', [new ArrayBuffer(4), new SharedArrayBuffer(4), new ArrayBuffer(120)]],
  ['a view', new DataView(new ArrayBuffer(2))],
  ['dates', [new Date(0), new Date(NaN), Object.assign(new Date(0), { a: 1 })]],
  ['patterns', [/a+/gi, Object.assign(/x/, { a: 1 })]],
  ['boxes', [new Number(-0), new String('abc'), new Boolean(false), Object(Symbol('s')), Object(1n)]],
  ['a box with a property', Object.assign(new Number(3), { a: 1 })],
  ['an error', bare(new Error('plain'))],
  ['an error without a message', bare(new Error(''))],
  ['an error with a cause', bare(new Error('outer', { cause: bare(new TypeError('inner')) }))],
  ['a cause that is no error', bare(new Error('outer', { cause: { why: 'text' } }))],
  ['several errors', bare(new AggregateError([bare(new Error('a')), bare(new RangeError('b'))], 'several'))],
  ['an error of an own class', bare(new OwnError('mine'))],
  ['an error with properties', bare(Object.assign(new Error('p'), { code: 1, extra: { a: 1 } }))],
  ['an error of several lines', { error: bare(new Error('line 1\nline 2')) }],
  ['errors within', { a: { b: { c: bare(new Error('deep')) } }, list: [bare(new Error('in'))] }],
  ['arguments', (function (..._all: number[]) { return arguments; })(1, 2)],
  ['namespaces', [Math, JSON, Reflect]],
  ['a signal', [new AbortController(), AbortSignal.abort()]],
  ['a URL', new URL('https://example.test/c?d#e')],
  ['parameters and headers', [new URLSearchParams('a=1'), new Headers({ a: '1' })]],
  ['a blob', new Blob(['a'])],
  ['a transparent proxy', [new Proxy({ a: 1 }, {}), new Proxy([1, 2], {}), new Proxy(() => {}, {})]],
  ['a property called constructor', [{ constructor: 'x' }, { constructor: class Fake {} }]],
]; // prettier-ignore

describe('shows as Node does', () => {
  test.for(values)('%s', ([, value]) => {
    expect(inspect(value)).toBe(nodeInspect(value));
  });

  test('random values, at every depth', () => {
    const value = fc.letrec((tie) => ({
      leaf: fc.oneof(
        fc.integer(),
        fc.double(),
        fc.string({ unit: 'grapheme-ascii', maxLength: 30 }),
        fc.constantFrom('中文', "it's", 'a\nb', null, undefined, true, Symbol('s'), 7n, -0),
      ),
      list: fc.array(tie('any'), { maxLength: 12 }),
      numbers: fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 130 }),
      words: fc.array(fc.string({ unit: 'grapheme-ascii', maxLength: 12 }), { maxLength: 40 }),
      object: fc.dictionary(fc.string({ unit: 'grapheme-ascii', maxLength: 8 }), tie('any')),
      map: fc.array(fc.tuple(tie('any'), tie('any')), { maxLength: 4 }).map((all) => new Map(all)),
      set: fc.array(tie('any'), { maxLength: 8 }).map((all) => new Set(all)),
      any: fc.oneof({ maxDepth: 5 }, tie('leaf'), tie('list'), tie('object'), tie('map'), tie('set'), tie('numbers'), tie('words')),
    })).any; // prettier-ignore
    fc.assert(
      fc.property(value, fc.nat(4), (one, depth) => {
        expect(inspect(one, { maxDepth: depth })).toBe(nodeInspect(one, { depth }));
      }),
      { numRuns: 1000 },
    );
  });
});

const differences: readonly (readonly [string, unknown, string, string])[] = [
  [
    'no code of the program runs, so a tag that is computed is left out',
    new (class Tagged { get [Symbol.toStringTag]() { return 'Tag'; } })(),
    'Tagged {}',
    'Tagged [Tag] {}',
  ],
  [
    'nor does its own way to be shown',
    { [Symbol.for('nodejs.util.inspect.custom')]: () => 'custom' },
    '{\n  Symbol(nodejs.util.inspect.custom): [Function: [nodejs.util.inspect.custom]]\n}',
    'custom',
  ],
  ['a page cannot look into a promise', Promise.resolve(4), 'Promise { <state unknown> }', 'Promise { 4 }'],
  ['nor into an iterator without using it up', new Set([1]).values(), 'Object [Set Iterator] {}', '[Set Iterator] { 1 }'],
  ['nor behind a proxy', new Proxy({ a: 1 }, { getPrototypeOf() { throw new Error('no'); } }), '[Object]', '{ a: 1 }'],
  ['nor at one that was revoked', revoked(), '[Object]', '<Revoked Proxy>'],
]; // prettier-ignore

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

describe('differs from Node where it must', () => {
  test.for(differences)('%s', ([, value, ours, nodes]) => {
    expect(inspect(value)).toBe(ours);
    expect(nodeInspect(value)).toBe(nodes);
  });
});

test('of a very wide object the first properties are shown', () => {
  const wide = Object.fromEntries(range(2000).map((i) => [`key${i}`, i]));
  expect(inspect(wide)).toMatch(/key999: 999,\n {2}\.\.\. 1000 more properties\n}$/);
});

test('errors show the lines of the program that they came through, at every level', () => {
  const error = new Error('outer', { cause: new TypeError('inner') });
  const framesOf = (): string[] => ['    at demo.ts:3', '    at demo.ts:9'];
  const frames = '    at demo.ts:3\n    at demo.ts:9';
  expect(inspect(error, { framesOf })).toBe(
    `Error: outer\n${frames} {\n  [cause]: TypeError: inner\n${frames.replace(/^/gm, '  ')}\n}`,
  );
  expect(inspect({ error: new Error('in') }, { framesOf })).toBe(
    `{\n  error: Error: in\n${frames.replace(/^/gm, '  ')}\n}`,
  );
});

test('an uncaught error without lines has no brackets', () => {
  expect(inspect(new RangeError('far'), { isUncaught: true })).toBe('RangeError: far');
});

test.for<[string, () => unknown]>([
  ['a getter that throws', () => ({ get a() { throw new Error('no'); } })],
  ['a toString that throws', () => ({ toString() { throw new Error('no'); } })],
  ['a name that is no text', () => Object.defineProperty(() => {}, 'name', { value: 5 })],
  ['a constructor that throws', () => ({ get constructor() { throw new Error('no'); } })],
  ['a false map', () => Object.create(Map.prototype)],
  ['a false date', () => Object.create(Date.prototype)],
  ['a false error', () => Object.create(Error.prototype)],
  ['a false array buffer', () => Object.create(ArrayBuffer.prototype)],
  ['a false signal', () => Object.create(AbortSignal.prototype)],
  ['an error with a getter as its message', () => Object.defineProperty(new Error(), 'message', { get() { throw new Error('no'); } })],
  ['an error with a getter as its stack', () => Object.defineProperty(new Error(), 'stack', { get() { throw new Error('no'); } })],
  ['a proxy with throwing traps', () => new Proxy({}, { ownKeys() { throw new Error('no'); } })],
  ['a proxy with endless keys', () => new Proxy({}, { getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }), ownKeys: () => range(100_000).map(String) })],
  ['a very deep object', () => range(100_000).reduce<object>((inner) => ({ inner }), {})],
  ['a very wide object', () => Object.fromEntries(range(100_000).map((i) => [`key${i}`, { i }]))],
  ['a gap of four billion', () => { const gap: unknown[] = []; gap[4_294_967_294] = 1; return gap; }],
  ['10 MB of text', () => ({ text: 'x'.repeat(10_000_000) })],
  ['endless prototypes', () => range(50_000).reduce<object>((inner) => Object.create(inner) as object, {})],
])('never throws and takes no time: %s', ([, make]) => {
  const value = make();
  const began = performance.now();
  expect(typeof inspect(value, { maxDepth: Infinity })).toBe('string');
  expect(performance.now() - began).toBeLessThan(2000);
}); // prettier-ignore
