import { describe, expect, test } from 'vitest';
import { listenElsewhere } from './elsewhere.ts';
import { openPage } from './harness.ts';
import { RUN, programOf, replaceProgram, runProgram, waitForEnd, watchWaits } from './live.ts';

const PATH = 'asyncio/lock';
const IMPORT = 'import { Thread, Lock, Event } from "bingfa-live:threading";\n';

const elsewhere = listenElsewhere();

async function open(code: string, provokes?: RegExp) {
  const { page } = await openPage({ path: PATH, provokes });
  await replaceProgram(page, IMPORT + code.replaceAll('elsewhere.test', elsewhere.host()));
  return { page, program: programOf(page) };
}

async function run(code: string, provokes?: RegExp) {
  const { page, program } = await open(code, provokes);
  const longest = await watchWaits(page);
  const seen = await runProgram(program);
  return { ...seen, page, waited: await longest() };
}

// Other work on the machine can hold the page up too.
describe('threads of a program in the page', { retry: 1 }, () => {
  test('share a lock and memory, and print where the program prints', async () => {
    const { phase, lines } = await run(`
      const lock = new Lock(), cells = new Int32Array(new SharedArrayBuffer(4));
      const add = (lock, cells, name) => {
        for (let n = 0; n < 500; n += 1) { const held = lock.acquireSync(); cells[0] += 1; held[Symbol.dispose](); }
        console.log('added by', name, { a: [1, new Map([[1, 2]])] });
      };
      const threads = ['x', 'y'].map((name) => new Thread({ target: add, args: [lock, cells, name] }));
      for (const thread of threads) thread.start();
      for (const thread of threads) await thread.join();
      console.log(cells[0]);`);
    expect(phase).toBe('done');
    expect(lines.at(-1)).toBe('1000');
    expect(lines.slice(0, -1).sort()).toEqual([
      'added by x { a: [ 1, Map(1) { 1 => 2 } ] }',
      'added by y { a: [ 1, Map(1) { 1 => 2 } ] }',
    ]);
  });

  test('an error in one is told, and the program goes on', async () => {
    const { phase, lines } = await run(`
      const thread = new Thread({ target: () => { throw new RangeError('too far'); }, name: 'scout' });
      thread.start();
      await thread.join();
      console.log('went on');`);
    expect(phase).toBe('done');
    expect(lines.join('\\n')).toMatch(/Exception in thread scout[^]*RangeError: too far/);
    expect(lines.at(-1)).toBe('went on');
  });

  test('a daemon that the program waits for is no deadlock', async () => {
    const { phase, lines } = await run(`
      const bell = new Event();
      const ring = (bell) => { const end = performance.now() + 400; while (performance.now() < end); bell.set(); };
      new Thread({ target: ring, args: [bell], daemon: true }).start();
      console.log(await bell.wait());`);
    expect(lines).toEqual(['true']);
    expect(phase).toBe('done');
  });

  test('a wait that no thread can end is a deadlock', async () => {
    const { phase } = await run('await new Event().wait();');
    expect(phase).toBe('deadlock');
  });

  test('a function with an outer name is refused at the call, naming it', async () => {
    const { phase, lines } = await run(`
      const outer = 1;
      new Thread({ target: () => outer + 1 }).start();`);
    expect(phase).toBe('error');
    expect(lines.join('\\n')).toContain('outer');
  });

  test('Stop ends them, whatever they do, and the next run works', async () => {
    const { page, program } = await open(`
      const spin = (name) => { console.log('spins', name); for (;;); };
      for (const name of [1, 2]) new Thread({ target: spin, args: [name] }).start();`);
    const longest = await watchWaits(page);
    await program.locator(RUN).click();
    await program.locator('.output-line').nth(1).waitFor();
    await program.getByRole('button', { name: '停止' }).click();
    expect((await waitForEnd(program)).phase).toBe('stopped');
    expect(await longest()).toBeLessThanOrEqual(200);
    expect(await page.locator('iframe').count()).toBe(0);
    await program.locator(RUN).click();
    await program.locator('.output-line').nth(1).waitFor();
  });

  test('one that prints 1,000,000 lines: the first are shown, the rest counted', async () => {
    const { lines, waited, phase } = await run(`
      const thread = new Thread({ target: () => { for (let i = 0; i < 1_000_000; i += 1) console.log(i); } });
      thread.start();
      await thread.join();`);
    expect(phase).toBe('done');
    expect(lines).toHaveLength(1000);
    expect(waited).toBeLessThanOrEqual(200);
  });

  test('reach neither the network nor what the page keeps', async () => {
    const pries = `
      const pry = async () => {
        const tries = {
          fetch: () => fetch('http://elsewhere.test/thread'),
          importScripts: () => globalThis.importScripts('http://elsewhere.test/script'),
          indexedDB: () => new Promise((done, fail) => { const r = globalThis.indexedDB.open('x'); r.onsuccess = done; r.onerror = () => fail(r.error); }),
          caches: () => globalThis.caches.open('x'),
          socket: () => new Promise((done, fail) => { const s = new WebSocket('ws://elsewhere.test/'); s.onopen = done; s.onerror = fail; }),
        };
        for (const [name, attempt] of Object.entries(tries)) {
          try { await attempt(); console.log(name, 'reached'); } catch { console.log(name, 'refused'); }
        }
      };
      const thread = new Thread({ target: pry });
      thread.start();
      await thread.join();`;
    const { lines, phase } = await run(pries, /Content Security Policy/);
    expect(phase).toBe('done');
    expect(lines).toHaveLength(5);
    expect(lines.filter((line) => !line.endsWith('refused'))).toEqual([]);
    expect(elsewhere.arrived).toEqual([]);
  });
});

test('where the site is not isolated, the block says so and shows the recorded output', async () => {
  const { page, root } = await openPage({ path: '' });
  await page.route(`${root}**`, async (route) => {
    const response = await route.fetch();
    const kept = Object.entries(response.headers()).filter(
      ([name]) => !name.startsWith('cross-origin-'),
    );
    await route.fulfill({ response, headers: Object.fromEntries(kept) });
  });
  await page.goto(`${root}threading/thread`);
  await page.waitForSelector('html[data-has-hydrated="true"]', { state: 'attached' });
  const pair = page.locator('.programs').first();
  await pair.getByText('COOP').waitFor();
  expect(await pair.locator(RUN).count()).toBe(0);
  expect(await pair.innerText()).toContain('cooked: rice, soup, tea');
});
