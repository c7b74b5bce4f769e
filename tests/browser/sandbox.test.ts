import { describe, expect, test } from 'vitest';
import { listenElsewhere } from './elsewhere.ts';
import { openPage, takeFaults } from './harness.ts';
import {
  RUN,
  programOf,
  replaceProgram,
  runProgram,
  timeNextRun,
  waitForEnd,
  watchWaits,
} from './live.ts';

const DEADLINE_MS = 10_000;
const PATH = 'asyncio/lock';
const LONGEST_WAIT_MS = 200;

const elsewhere = listenElsewhere();

/** Runs hostile code in the page's program, then the page's own program. */
async function attack(code: string) {
  const { page, root } = await openPage({ path: PATH });
  const hostile = code.replaceAll('elsewhere.test', elsewhere.host()).replaceAll('SITE', root);
  await replaceProgram(page, hostile);
  const longest = await watchWaits(page);
  const program = programOf(page);
  const time = await timeNextRun(program);
  const seen = await runProgram(program);
  const took = await time();
  const waited = await longest();
  const url = page.url();
  const frames = await page.locator('iframe').count();
  // A new page: the code of a program is kept once it is loaded.
  await page.unroute('**/live/asyncio/**/*.js');
  await page.reload();
  await page.waitForSelector('html[data-has-hydrated="true"]', { state: 'attached' });
  const next = await runProgram(programOf(page));
  // What the policy refused is told on the console.
  takeFaults();
  expect(elsewhere.arrived).toEqual([]);
  expect(waited).toBeLessThanOrEqual(LONGEST_WAIT_MS);
  expect(took).toBeLessThanOrEqual(DEADLINE_MS + 500);
  expect(frames).toBe(0);
  expect(next.phase).toBe('done');
  return { ...seen, took, url };
}

// Other work on the machine can hold the page up too.
describe('ends what does not end', { retry: 1 }, () => {
  test.for([
    ['an infinite loop', 'while (true);'],
    ['endless microtasks', 'const next = () => Promise.resolve().then(next); next(); await 0;'],
    ['an endless top-level await', 'for (;;) await 0;'],
    ['an interval', 'setInterval(() => {}, 10);'],
    ['endless logs', 'for (let i = 0; ; i += 1) console.log(i);'],
    [
      'workers in workers',
      `
      const source = 'while (true);';
      const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
      for (let i = 0; i < 4; i += 1) new Worker(url);`,
    ],
  ] as const)('%s', async ([, code]) => {
    const { phase, status } = await attack(code);
    expect(phase).toBe('deadline');
    expect(status).toContain('10 秒');
  });

  test('an array that grows for ever', async () => {
    const { phase } = await attack(
      'const all = []; for (;;) all.push(new Array(1000).fill(all.length));',
    );
    expect(['deadline', 'crashed', 'error']).toContain(phase);
  });
});

test('1,000,000 logs: the first are shown, the rest counted', async () => {
  const { page } = await openPage({ path: PATH });
  await replaceProgram(page, 'for (let i = 0; i < 1_000_000; i += 1) console.log(i);');
  const longest = await watchWaits(page);
  const program = programOf(page);
  const { phase, lines } = await runProgram(program);
  expect(phase).toBe('done');
  expect(lines).toHaveLength(1000);
  expect(await program.locator('.output-note').innerText()).toContain('999000');
  expect(await longest()).toBeLessThanOrEqual(LONGEST_WAIT_MS);
});

describe('reaches nothing', () => {
  const refused = (expression: string): string =>
    `try { await (${expression}); console.log('reached'); } catch { console.log('refused'); }`;
  test.for([
    ['fetch', `fetch('http://elsewhere.test/')`],
    ['fetch of this site', `fetch('SITE')`],
    [
      'XMLHttpRequest',
      `new Promise((yes, no) => { const x = new XMLHttpRequest(); x.onload = yes; x.onerror = no; x.open('GET', 'http://elsewhere.test/'); x.send(); })`,
    ],
    [
      'WebSocket',
      `new Promise((yes, no) => { const s = new WebSocket('ws://elsewhere.test/'); s.onopen = yes; s.onerror = no; s.onclose = no; })`,
    ],
    [
      'EventSource',
      `new Promise((yes, no) => { const s = new EventSource('http://elsewhere.test/'); s.onopen = yes; s.onerror = no; })`,
    ],
    ['beacon', `navigator.sendBeacon('http://elsewhere.test/', 'x') || Promise.reject()`],
    ['importScripts', `importScripts('http://elsewhere.test/x.js')`],
    ['import of data', `import('data:text/javascript,1')`],
    ['import of this site', `import('SITElive/x.js')`],
    ['localStorage', `localStorage.getItem('x')`],
    ['cookies', `document.cookie`],
    [
      'IndexedDB',
      `new Promise((yes, no) => { const r = indexedDB.open('x'); r.onsuccess = yes; r.onerror = no; })`,
    ],
    ['caches', `caches.open('x')`],
    ['service worker', `navigator.serviceWorker.register('/x.js')`],
    ['parent navigation', `parent.location = 'http://elsewhere.test/'`],
    ['top navigation', `top.location = 'http://elsewhere.test/'`],
    ['window.open', `window.open('http://elsewhere.test/')`],
  ] as const)('%s', async ([, expression]) => {
    const { lines, phase, url } = await attack(refused(expression));
    expect(phase).toBe('done');
    expect(lines).toEqual(['refused']);
    expect(url).toContain(PATH);
  });

  test('location of the worker', async () => {
    const { url } = await attack(
      `try { location.href = 'http://elsewhere.test/'; } catch {} console.log(1);`,
    );
    expect(url).toContain(PATH);
  });

  test('forged messages', async () => {
    const forged = `{ type: 'end', ending: 'done', at: 0 }`;
    const { phase, lines } = await attack(`
      postMessage(${forged}); postMessage({ type: 'lines', lines: [{ text: 'forged' }] });
      new BroadcastChannel('x').postMessage(${forged});
      MessagePort.prototype.postMessage = function () { throw new Error('caught') };
      console.log('real'); await new Promise((next) => setTimeout(next, 50)); console.log('end');`);
    expect(phase).toBe('done');
    expect(lines).toEqual(['real', 'end']);
  });
});

describe('says what happened', () => {
  test.for([
    ['an unhandled rejection', `Promise.reject(new TypeError('oh'))`, 'TypeError: oh'],
    [
      'an error in a timer',
      `setTimeout(() => { throw new RangeError('late'); })`,
      'RangeError: late',
    ],
    ['a thrown string', `throw 'text'`, `Uncaught 'text'`],
    ['a syntax error', `const = ;`, 'SyntaxError:'],
  ] as const)('%s', async ([, code, message]) => {
    const { phase, lines } = await attack(code);
    expect(phase).toBe('error');
    expect(lines.join('\n')).toContain(message);
  });

  test('a deadlock, at once', async () => {
    const { phase, took } = await attack(`console.log('waiting'); await new Promise(() => {});`);
    expect(phase).toBe('deadlock');
    expect(took).toBeLessThan(3000);
  });
});

test('values are shown as a console shows them', async () => {
  const values: [string, string][] = [
    [
      `(() => { const a = { b: 1 }; a.self = a; return a; })()`,
      '<ref *1> { b: 1, self: [Circular *1] }',
    ],
    [`{ get x() { throw new Error('no'); } }`, '{ x: [Getter] }'],
    [`{ toString() { throw new Error('no'); } }`, '{ toString: [Function: toString] }'],
    [`[1n, Symbol('s'), -0, NaN, undefined, null]`, '[ 1n, Symbol(s), -0, NaN, undefined, null ]'],
    [`new Map([['a', new Set([1])]])`, `Map(1) { 'a' => Set(1) { 1 } }`],
    [`{ a: { b: { c: { d: 1 } } } }`, '{ a: { b: { c: [Object] } } }'],
    [`new Proxy({}, { ownKeys() { throw new Error('no'); } })`, '[Object]'],
    [`'</script><img src=x onerror=alert(1)>'`, '</script><img src=x onerror=alert(1)>'],
    [`-0`, '-0'],
    [`[]`, '[]'],
  ];
  const { lines } = await attack(values.map(([value]) => `console.log(${value});`).join('\n'));
  expect(lines).toEqual(values.map(([, text]) => text));
});

test('Run pressed 50 times leaves one run, which ends', async () => {
  const { page } = await openPage({ path: PATH });
  const longest = await watchWaits(page);
  const program = programOf(page);
  const button = program.locator(RUN);
  for (let press = 0; press < 50; press += 1) {
    await button.evaluate((element: HTMLElement) => element.click());
  }
  const { phase, marks } = await waitForEnd(program);
  expect(phase).toBe('done');
  expect(marks).not.toContain('different');
  expect(await page.locator('iframe').count()).toBe(0);
  expect(await longest()).toBeLessThanOrEqual(LONGEST_WAIT_MS);
});
