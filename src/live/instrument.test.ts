import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { FOLLOWING_CALLS, instrument } from './instrument.ts';
import { Following } from './worker/following.ts';

interface Ran {
  readonly printed: string[];
  readonly turns: string[];
}

const AsyncFunction = (async () => {}).constructor as new (
  ...args: string[]
) => (...args: unknown[]) => Promise<void>;

/** Runs a program's text, as it is or instrumented, with what it may call. */
async function run(code: string, instrumented: boolean): Promise<Ran> {
  const printed: string[] = [];
  const turns: string[] = [];
  const names = new Map<object, string>();
  const following = new Following({
    started: () => undefined,
    awaits: () => undefined,
    line: () => undefined,
    turn: (type, task) => turns.push(`${type} ${names.get(task ?? {}) ?? 'main'}`),
  });
  const scope = {
    print: (...values: unknown[]) => printed.push(values.map(String).join(' ')),
    who: () => turns.push(`in ${names.get(following.current() ?? {}) ?? 'main'}`),
    tick: (ms = 1) => new Promise((resolve) => setTimeout(resolve, ms)),
    task: (name: string, body: () => unknown) => {
      const task = {};
      names.set(task, name);
      return Promise.resolve().then(() => following.run(task, body));
    },
  };
  const text = instrumented ? instrument(ts, code) : code;
  const body = text.replace(
    /^import\{(.*?)\}from"[^"]*";/,
    (_all, list: string) => `const{${list.replaceAll(' as ', ':')}}=calls;`,
  );
  expect(FOLLOWING_CALLS).toEqual(expect.arrayContaining(Object.keys(following.calls)));
  const { all, allSettled, any, race } = Object.getOwnPropertyDescriptors(Promise);
  if (instrumented) following.installCombinators();
  try {
    await new AsyncFunction('calls', ...Object.keys(scope), body)(
      following.calls,
      ...Object.values(scope),
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
  } finally {
    Object.defineProperties(Promise, { all, allSettled, any, race });
  }
  return { printed, turns };
}

const PROGRAMS: Readonly<Record<string, string>> = {
  'await in arguments': `
    const f = async (a, b) => a + (await b);
    print(await f(await tick().then(() => 1), await f(1, await f(2, 3))));`,
  'await of a value, of a thenable, of a getter': `
    let reads = 0;
    const thenable = { then(done) { print('then'); done('value'); } };
    const getter = { get then() { reads += 1; return (done) => done('got'); } };
    print(await 1, await thenable, await getter, reads);
    print(typeof (await { then: 1 }));`,
  'for await, labels, breaks, no block': `
    async function* numbers() { try { for (let i = 0; i < 5; i++) { await tick(); yield i; } } finally { print('closed'); } }
    for await (const n of numbers()) print(n);
    outer: for await (const n of numbers()) { for (const m of [1, 2]) { if (n === 1) continue outer; if (n === 3) break outer; print(n, m); } }
    if (true) for await (const [n] of [[1], [2]]) { print('pair', n); }`,
  'for await over what is thenable too, over what fails and what is nothing to loop over': `
    const both = { then(done) { done('value'); }, async *[Symbol.asyncIterator]() { yield 1; } };
    for await (const n of both) print(n);
    print(await both);
    const items = (next, more) => ({ [Symbol.iterator]: () => ({ next, ...more }) });
    for (const each of [
      items(() => { throw new Error('next'); }), items(() => 1), items(() => ({ done: false, value: Promise.reject(new Error('item')) }), { return() { print('closed'); return {}; } }),
      { [Symbol.asyncIterator]: () => ({ next: async () => { throw new Error('later'); } }) }, { [Symbol.asyncIterator]: () => 1 }, { [Symbol.asyncIterator]: 1 }, {}, null,
      { [Symbol.asyncIterator]: () => ({ next: () => ({ done: false }), get return() { print('asked'); return null; } }) },
    ]) try { for await (const n of each) { print('once', n); break; } } catch (error) { print(error.constructor.name, error instanceof TypeError ? '' : error.message); }
    const item = { then(done) { print('then'); done('item'); } };
    for await (const n of [item, Promise.resolve(2), 3]) print(n);`,
  'for await, turn by turn': `
    async function* numbers() { yield 1; yield 2; }
    const log = async (name) => { for (let i = 0; i < 14; i++) { print(name, i); await null; } };
    const sync = { *[Symbol.iterator]() { try { yield 1; yield 2; } finally { print('left'); } } };
    const loop = async (name, of) => { for await (const n of of) { print(name, n); if (n === 2) break; } print(name, 'over'); };
    await Promise.all([log('turn'), loop('generator', numbers()), loop('array', [1, 2, 3]), loop('sync', sync), loop('thenables', [{ then(done) { done(1); } }])]);`,
  'Promise.all and its like, and what is returned, turn by turn': `
    const thenable = (value, how = 'then') => ({ then(done, failed) { print(how, value); (how === 'then' ? done : failed)(value); } });
    const log = async (name) => { for (let i = 0; i < 8; i++) { print(name, i); await null; } };
    const show = async (name, promise) => { try { print(name, JSON.stringify(await promise)); } catch (error) { print(name, 'failed', error.errors ?? error); } };
    class Own extends Promise { static resolve(value) { print('own', value === item); return super.resolve(value); } }
    const item = thenable('item');
    const returns = async (value) => { await null; return (print('returns'), value); };
    const short = async (value) => (await null, value);
    async function* generates() { await null; return thenable('generated'); }
    const throws = { *[Symbol.iterator]() { try { yield thenable('first'); throw new Error('items'); } finally { print('closed'); } } };
    await Promise.all([
      log('turn'), show('all', Promise.all([thenable(1), 2, Promise.resolve(3)])), show('settled', Promise.allSettled(new Set([thenable(4, 'fail'), thenable(5)]))),
      show('any', Promise.any([thenable(6, 'fail'), thenable(7)])), show('race', Promise.race([thenable(8), 9])), show('none', Promise.any([thenable(10, 'fail')])),
      show('own', Own.all([item])), show('nothing', Promise.all()), show('number', Promise.race(1)), show('throws', Promise.all(throws)),
      show('returned', returns(thenable('late'))), show('short', short(thenable('short'))), show('generated', generates().next()), show('caught', returns(thenable('no', 'fail'))),
    ]);
    print(Promise.all.name, Promise.all.length, Object.keys(Promise), await item);
    try { Promise.all.call(undefined, []); } catch (error) { print(error.constructor.name); }
    print(await (async () => { try { return thenable('try'); } finally { await null; } })());`,
  'what is awaited is asked no more than it must be': `
    const asked = [];
    const proxy = new Proxy({}, { getPrototypeOf() { throw new Error('no'); } });
    print((await proxy) === proxy);
    class Later extends Promise { then(...args) { asked.push('then'); return super.then(...args); } }
    print(await new Later((done) => done('later')), asked);`,
  'functions that are declared beside a var': `
    async function f() { var g = 1; function g() {} await 0; print(g); for await (const n of [1]) print(n); const inner = async () => (await 3) + 1; return inner(); }
    async function h() { function g() { return 1; } function g() { return 2; } { var [{ a }] = [{ a: 1 }]; } await 0; return g() + a; }
    async function i() { for (var { a = 1 } of [{}]); function a() {} await 0; return a; }
    print(await f(), await h(), await i());`,
  'generators, sync and async, given values': `
    function* plain() { const got = yield 1; print('got', got); try { yield 2; } finally { print('end'); } }
    const p = plain(); print(p.next().value, p.next('x').value, p.return(9).value);
    async function* both() { const got = yield await tick().then(() => 'a'); print('given', got); yield* plain(); return 'r'; }
    const b = both(); print((await b.next()).value, (await b.next('y')).value, (await b.return('z')).value);`,
  'try, catch, finally and returns': `
    async function f(how) { try { if (how === 'throw') throw new Error('now'); if (how === 'reject') await tick().then(() => { throw new Error('later'); }); return await 'value'; } catch (error) { print('caught', error.message); return 'recovered'; } finally { print('finally', how); } }
    for (const how of ['throw', 'reject', 'none']) print(await f(how));
    const g = async () => { try { return 1; } finally { return 2; } };
    print(await g());
    await f('x').finally(() => print('then'));
    try { await (async () => { await null; throw new TypeError('out'); })(); } catch { print('no binding'); }`,
  'arrows: expressions, objects, comments, this': `
    const object = { n: 1, async m() { return await (async () =>
      // a comment
      this.n + (await 1))(); }, async *['g']() { yield this.n; } };
    const wrap = async () => ({ a: await 1 });
    const args = async function () { await null; return arguments.length; };
    print(await object.m(), (await wrap()).a, await args(1, 2, 3), (await object.g().next()).value);
    class A { static async s() { return (await tick()) ?? 's'; } async #p() { return await 'p'; } p() { return this.#p(); } }
    print(await A.s(), await new A().p());`,
  'order of turns': `
    const log = (name) => async () => { for (let i = 0; i < 3; i++) { print(name, i); await null; } };
    await Promise.all([log('a')(), log('b')(), Promise.resolve().then(() => print('m1')).then(() => print('m2')).then(() => print('m3'))]);`,
  'hoisting, conditionals, spread, templates': `
    async function f(a = later(), ...rest) { var a; function later() { return 'inner'; } await 0; return [a, ...rest, ...(await rest)].join(); }
    function later() { return 'outer'; }
    print(await f(), await f(1, 2), \`\${await f(3)} \${(await null) ?? 'none'}\`, (await 0) || (await 'or'));
    const o = { [await 'key']: await 'value', ...(await { b: 2 }) };
    print(JSON.stringify(o), delete o.b, -(await 5), await (await (await 7)));`,
  'a switch and a do': `
    let n = 0;
    do { switch (await n) { case 0: print('zero'); break; case await 1: print('one'); default: print('rest'); } } while (++n < (await 3));`,
  'disposal as it is compiled': `
    const resource = (name) => ({ [Symbol.asyncDispose]: async () => { await tick(); print('disposed', name); }, [Symbol.dispose]: () => print('free', name) });
    async function f() { await using a = resource('a'); using b = resource('b'); await tick(); throw new Error('body'); }
    await f().catch((error) => print(error.message));`,
};

describe('instrumented programs print the same', () => {
  test.each(Object.entries(PROGRAMS))('%s', async (_name, code) => {
    const [as, instrumented] = [await run(code, false), await run(code, true)];
    expect(instrumented.printed).toEqual(as.printed);
    expect(as.printed.length).toBeGreaterThan(0);
  });

  test.each(Object.entries(PROGRAMS))('%s: every line stays where it was', (_name, code) => {
    const lines = instrument(ts, code).split('\n');
    expect(lines).toHaveLength(code.split('\n').length);
  });

  test('without a wait the text is untouched', () => {
    const code = `function f() { try { return 1; } catch { return 2; } }\nconst g = async () => 1;\n`;
    expect(instrument(ts, code)).toBe(code);
  });

  test('names of its own never meet those of the program', async () => {
    const code = `const $$t = 1; await null; print($$t);`;
    expect((await run(code, true)).printed).toEqual(['1']);
  });
});

describe('who runs', () => {
  test('is known after every wait of a task', async () => {
    const { turns } = await run(
      `const inner = async () => { await tick(); who(); };
      await Promise.all([
        task('a', async () => { who(); await tick(); who(); await inner(); who(); }),
        task('b', async () => { await tick(2); who(); try { await Promise.reject(1); } catch { who(); } }),
      ]);
      who();`,
      true,
    );
    const seen = turns.filter((turn) => turn.startsWith('in'));
    expect(seen.filter((turn) => turn === 'in a')).toHaveLength(4);
    expect(seen.filter((turn) => turn === 'in b')).toHaveLength(2);
    expect(seen.at(-1)).toBe('in main');
  });

  test('a generator runs as whoever asks for its next item', async () => {
    const { turns } = await run(
      `async function* items() { who(); yield 1; who(); yield 2; }
      const shared = items();
      await task('a', async () => { await shared.next(); });
      await task('b', async () => { await tick(); await shared.next(); });`,
      true,
    );
    expect(turns.filter((turn) => turn.startsWith('in'))).toEqual(['in a', 'in b']);
  });

  test('is known after a loop that is left for another one, and in the items of a loop', async () => {
    const { turns } = await run(
      `async function* items() { who(); await tick(); who(); yield 1; await tick(); who(); yield 2; who(); }
      const own = { [Symbol.asyncIterator]() { who(); let n = 0; return { async next() { who(); return { done: n++ > 1, value: n }; }, async return() { who(); return {}; } }; } };
      await task('a', async () => {
        for await (const n of items()) { await tick(); who(); }
        who();
        for await (const n of own) who();
        outer: for (const n of [1, 2]) { for await (const m of own) continue outer; }
        who();
        first: { for await (const n of [1, 2]) break first; }
        who();
        for await (const n of { *[Symbol.iterator]() { who(); yield { then(done) { who(); done(); } }; } }) who();
        try { for await (const n of null) who(); } catch { who(); }
      });
      who();`,
      true,
    );
    const seen = turns.filter((turn) => turn.startsWith('in'));
    expect(seen.slice(0, -1).filter((turn) => turn !== 'in a')).toEqual([]);
    expect(seen).toHaveLength(26);
    expect(seen.at(-1)).toBe('in main');
  });

  test('is known where tasks are waited for together, or returned', async () => {
    const { turns } = await run(
      `const item = () => ({ then(done) { who(); done(); } });
      await task('a', async () => {
        await tick();
        await Promise.all([item(), item()]);
        await Promise.race([item()]);
        return item();
      });
      await task('b', async () => (await tick(), item()));`,
      true,
    );
    const seen = turns.filter((turn) => turn.startsWith('in'));
    expect(seen).toEqual(['in a', 'in a', 'in a', 'in a', 'in b']);
  });

  test('turns of the thread come in pairs', async () => {
    const { turns } = await run(
      `await task('a', async () => { await tick(); await tick(); });`,
      true,
    );
    expect(turns).toEqual([
      'continue main',
      'pause main',
      'pause a',
      'continue a',
      'pause a',
      'continue a',
      'pause a',
      'continue main',
    ]);
  });
});
