import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { listenElsewhere } from './elsewhere.ts';
import { Firefox, findFirefox } from './firefox.ts';
import { addressOf, recordingsOf } from './programs.ts';

const path = findFirefox();
const elsewhere = listenElsewhere();

/** Chromium runs them all. */
const SAMPLE = [
  'asyncio/lock',
  'asyncio/queue',
  'asyncio/task-group',
  'asyncio/cancellation',
  'asyncio/timeout',
  'asyncio/async-context-managers',
  'asyncio/to-thread',
  'threading/thread',
  'threading/lock',
  'threading/condition',
  'queue/queue',
  'multiprocessing/pool',
  'futures/thread-pool-executor',
  'futures/process-pool-executor',
];

interface Seen {
  readonly file: string;
  readonly phase: string;
  readonly lines: readonly string[];
  readonly took: number;
  readonly waited: number;
  readonly frames: number;
}

/** Runs a program of the page by its position; runs in the page. */
async function runAt(position: number, clock: string): Promise<Seen | undefined> {
  const wait = (ms: number) => new Promise((next) => setTimeout(next, ms));
  while (!document.querySelector('html[data-has-hydrated="true"]')) await wait(20);
  // What the page itself still does after it was opened is not the program's.
  for (let calm = 0; calm < 20;) {
    const from = performance.now();
    await wait(10);
    calm = performance.now() - from < 40 ? calm + 1 : 0;
  }
  const button = document.querySelectorAll<HTMLElement>('.program-button-run')[position];
  const program = button?.closest('.program');
  const choice = program?.querySelector('select');
  if (!button || !program || !choice) return undefined;
  choice.value = clock;
  choice.dispatchEvent(new Event('change', { bubbles: true }));
  const phase = () => program.querySelector<HTMLElement>('[data-phase]')?.dataset['phase'] ?? '';
  const began = performance.now();
  let [last, waited] = [began, 0];
  button.click();
  do {
    await wait(10);
    const now = performance.now();
    waited = Math.max(waited, now - last - 10);
    last = now;
  } while (['idle', 'loading', 'running'].includes(phase()) && last - began < 20_000);
  const lines = [...program.querySelectorAll<HTMLElement>('.output-line:not(.output-note)')];
  return {
    file: program.querySelector('.program-file')?.textContent ?? '',
    phase: phase(),
    lines: lines
      .filter((line) => line.dataset['mark'] !== undefined || line.dataset['level'] !== 'error')
      .map((line) => line.firstChild?.nodeValue ?? ''),
    took: last - began,
    waited,
    frames: document.querySelectorAll('iframe').length,
  };
}

describe.skipIf(path === undefined)('in Firefox', { timeout: 60_000 }, () => {
  let firefox: Firefox;
  const site = (): string => `${inject('sites')['/']}/`;
  beforeAll(async () => {
    firefox = await Firefox.launch(path ?? '');
  });
  afterAll(() => firefox.close());

  test.for(SAMPLE)('every program prints its recorded lines: %s', async (page) => {
    await firefox.open(site() + addressOf(page));
    const recordingOf = recordingsOf(page);
    for (let position = 0; ; position += 1) {
      const seen = await firefox.evaluate(runAt, position, 'instant');
      if (!seen) break;
      expect(['done', 'error', 'deadlock'], seen.file).toContain(seen.phase);
      const recorded = recordingOf(seen.file);
      if (recorded !== undefined) expect(seen.lines, seen.file).toEqual(recorded);
    }
  });

  test('a page has the memory that threads share, and so has the sandbox', async () => {
    await firefox.open(`${site()}asyncio/lock`);
    expect(await firefox.evaluate(() => crossOriginIsolated)).toBe(true);
    const seen = await attack(`console.log(crossOriginIsolated, typeof SharedArrayBuffer);`);
    expect(seen?.lines).toEqual(['true function']);
  });

  /** Runs code in the place of the page's program, and afterwards the page's next one. */
  async function attack(code: string): Promise<Seen | undefined> {
    await firefox.open(`${site()}asyncio/lock`);
    const hostile = code.replaceAll('elsewhere.test', elsewhere.host());
    await firefox.evaluate((text: string) => {
      const real = window.fetch.bind(window);
      window.fetch = (url, ...rest) =>
        typeof url === 'string' && url.includes('/live/asyncio/lock/demo')
          ? Promise.resolve(new Response(text))
          : real(url, ...rest);
    }, hostile);
    const seen = await firefox.evaluate(runAt, 0, 'real');
    const next = await firefox.evaluate(runAt, 1, 'real');
    expect(next?.phase).toBe('done');
    expect(elsewhere.arrived).toEqual([]);
    expect(seen?.frames).toBe(0);
    expect(seen?.took).toBeLessThanOrEqual(10_500);
    expect(seen?.waited).toBeLessThanOrEqual(200);
    return seen;
  }

  test.for([
    ['an infinite loop', 'while (true);'],
    ['endless microtasks', 'const next = () => Promise.resolve().then(next); next(); await 0;'],
    ['endless logs', 'for (let i = 0; ; i += 1) console.log(i);'],
    ['an array that grows for ever', 'const all = []; for (;;) all.push(new Array(1000).fill(1));'],
  ] as const)('ends %s', { retry: 1 }, async ([, code]) => {
    expect(['deadline', 'crashed', 'error']).toContain((await attack(code))?.phase);
  });

  test.for([
    ['fetch', `fetch('http://elsewhere.test/')`],
    ['import', `import('http://elsewhere.test/x.js')`],
    ['WebSocket', `new Promise((yes, no) => { const s = new WebSocket('ws://elsewhere.test/'); s.onopen = yes; s.onerror = no; })`],
    ['IndexedDB', `new Promise((yes, no) => { const r = indexedDB.open('x'); r.onsuccess = yes; r.onerror = no; })`],
    ['caches', `caches.open('x')`],
    ['files', `navigator.storage.getDirectory()`],
  ] as const)('refuses %s', async ([, expression]) => {
    const code = `try { await (${expression}); console.log('reached'); } catch { console.log('refused'); }`;
    expect((await attack(code))?.lines).toEqual(['refused']);
  }); // prettier-ignore
});
