import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { listenElsewhere } from './elsewhere.ts';
import { type OpenOptions, openPage } from './harness.ts';
import { type RunSeen, awaitPhase, waitForEnd, watchWaits } from './live.ts';

/** Python starts in two seconds; the machine may be busy. */
const PATIENCE_MS = 40_000;
const LONGEST_WAIT_MS = 200;
const RECORDED = [
  'balance: 6',
  'inside at once, at most: 1',
  'a cancelled waiter passes it on: 16',
];

interface OpenPython {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly program: Locator;
  readonly button: Locator;
  /** Runs the program, or another in its place, to its end. */
  readonly run: (source?: string) => Promise<RunSeen>;
  /** Starts it and waits for its first line. */
  readonly begin: (source: string) => Promise<void>;
}

async function openPython(options: OpenOptions = {}): Promise<OpenPython> {
  const { page, requests } = await openPage({ path: 'asyncio/lock', ...options });
  const program = page.getByRole('group', { name: 'Python: demo.py' });
  const name = options.locale === 'en' ? 'Run demo.py' : '运行 demo.py';
  const button = program.getByRole('button', { name, exact: true });
  const press = async (source?: string): Promise<void> => {
    if (source !== undefined) {
      const code = program.locator('pre.code code');
      await code.evaluate((element, text) => (element.textContent = text), source);
    }
    const loading = await awaitPhase(program, 'loading');
    await button.click();
    await loading();
  };
  return {
    page,
    requests,
    program,
    button,
    async run(source) {
      await press(source);
      return waitForEnd(program, PATIENCE_MS);
    },
    async begin(source) {
      await press(source);
      await program.locator('.output-line').first().waitFor({ timeout: PATIENCE_MS });
    },
  };
}

const pythonIn = (requests: readonly string[]): string[] =>
  requests.filter((url) => url.includes('/live/python/'));

/** What describes the Run button. */
const description = (button: Locator): Promise<string> =>
  button.evaluate((element) => {
    const id = element.getAttribute('aria-describedby') ?? '';
    return document.getElementById(id)?.textContent ?? '';
  });

describe('a program of asyncio', () => {
  test('says before the press what it loads, prints what CPython printed, and is kept', async () => {
    const { page, requests, program, button, run } = await openPython();
    expect(pythonIn(requests)).toEqual([]);
    expect(await description(button)).toMatch(/^运行前加载 Python 3\.13（\d\.\d MB，只一次）$/);
    expect(await violations(page)).toEqual([]);

    const { phase, status, lines, marks } = await run();
    expect(phase).toBe('done');
    expect(status).toMatch(/^完成，用时 \d+\.\d\d 秒 · 输出与 CPython 逐行相同$/);
    expect(lines).toEqual(RECORDED);
    expect(marks).toEqual(RECORDED.map(() => 'same'));
    await expect.poll(() => description(button)).toBe('Python 3.13 已存在本机，离线也能运行');
    expect(await violations(page)).toEqual([]);

    // Again, without any network.
    const before = requests.length;
    await page.context().setOffline(true);
    expect((await run()).lines).toEqual(RECORDED);
    const after = requests.slice(before).filter((url) => /^https?:/.test(url));
    expect(after).toEqual([]);
    await page.context().setOffline(false);

    // And after a reload, from what the browser keeps.
    const loaded = pythonIn(requests).length;
    await page.reload();
    await button.focus();
    await expect.poll(() => description(button)).toBe('Python 3.13 已存在本机，离线也能运行');
    expect((await run()).lines).toEqual(RECORDED);
    expect(pythonIn(requests)).toHaveLength(loaded);
    expect(await program.locator('progress').count()).toBe(0);
  });

  test('runs in English and below another base URL, and says how much has arrived', async () => {
    const { page, program, button, run, requests } = await openPython({
      locale: 'en',
      base: '/bingfa/',
    });
    expect(await description(button)).toMatch(
      /^Run loads Python 3\.13 first \(\d\.\d MB, only once\)$/,
    );
    let proceed: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (proceed = resolve));
    await page.route('**/live/python/wasm.*', async (route) => {
      await held;
      await route.continue();
    });
    const running = run();
    const progress = program.getByRole('progressbar', { name: 'Loading Python 3.13…' });
    await expect.poll(() => progress.getAttribute('value').then(Number)).toBeGreaterThan(0.3);
    expect(await violations(page)).toEqual([]);
    proceed();
    const { status, lines } = await running;
    expect(status).toMatch(/^Done in \d+\.\d\d s · same output as CPython, line by line$/);
    expect(lines).toEqual(RECORDED);
    // One copy for all languages.
    expect(pythonIn(requests).every((url) => url.includes('/bingfa/live/'))).toBe(true);
  });

  test('that did not load says so, and the next press tries again', async () => {
    const { page, run } = await openPython({ provokes: /status of 404/ });
    await page.route('**/live/python/wasm.*', (route) => route.fulfill({ status: 404 }));
    expect((await run()).status).toBe('未能加载，请检查网络后再运行');
    await page.unroute('**/live/python/wasm.*');
    expect((await run()).lines).toEqual(RECORDED);
  });
});

describe('a press', () => {
  test('that could not be served is forgotten: nothing runs at a mere look at the button', async () => {
    const { page, program, button } = await openPython({ provokes: /ERR_FAILED|ChunkLoadError/ });
    await page.route('**/*.js', (route) => route.abort());
    await button.focus();
    await page.keyboard.press('Enter');
    await program.getByText('未能加载，请检查网络后再运行').waitFor();
    await page.unroute('**/*.js');
    await page.locator('h1').hover();
    await button.hover();
    await program.locator('[role=status][data-phase]').waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    const phase = program.locator('[role=status][data-phase]');
    expect(await phase.getAttribute('data-phase')).toBe('idle');
  });

  test('right after a navigation waits for the program', async () => {
    const { page, program, run } = await openPython({ path: 'asyncio/event' });
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/live/**/demo.py.*', async (route) => {
      await held;
      await route.continue();
    });
    await page.locator('a[href$="/asyncio/lock"]').first().click();
    await page.waitForURL('**/asyncio/lock');
    const ran = run();
    await program.locator('[data-phase=loading]').waitFor({ state: 'attached' });
    release();
    expect((await ran).lines).toEqual(RECORDED);
  });

  test('works where the browser keeps files that cannot be read', async () => {
    const { page, run } = await openPython();
    await page.evaluate(() => {
      const unreadable = () => Promise.reject(new Error('unreadable'));
      Object.assign(Cache.prototype, { match: unreadable, keys: unreadable });
    });
    expect((await run()).lines).toEqual(RECORDED);
  });
});

describe('a run', () => {
  test('that ends leaves the keyboard and the page where the reader has them', async () => {
    const { page, program, begin } = await openPython();
    await begin(`import time
print('began')
time.sleep(1)`);
    await page.locator('h1').click();
    const place = (): Promise<unknown> =>
      page.evaluate(() => [scrollY, document.activeElement?.tagName]);
    const before = await place();
    await waitForEnd(program);
    expect(await place()).toEqual(before);
  });

  test('shows lines as they come, errors with the reader’s lines, and what differs', async () => {
    const { page, program, run, begin } = await openPython();
    await begin(`import asyncio, time
async def main():
    print('one')
    await asyncio.sleep(1)
    print('two', end='')
asyncio.run(main())`);
    const lines = program.locator('.output-line');
    expect(await lines.count()).toBe(1);
    const seen = await waitForEnd(program);
    expect(seen.lines).toEqual(['one', 'two']);
    expect(seen.status).toMatch(/^完成，用时 1\.\d\d 秒 · 与 CPython 的输出有 3 行不同$/);
    // What it should have been stands below.
    expect(await program.locator('pre.program-lines').innerText()).toBe(RECORDED.join('\n'));

    const failed = await run(`def divide(a, b):
    return a / b


divide(1, 0)`);
    expect(failed.phase).toBe('error');
    expect(failed.lines).toEqual([
      'Traceback (most recent call last):',
      '  File "demo.py", line 5, in <module>',
      '    divide(1, 0)',
      '    ~~~~~~^^^^^^',
      '  File "demo.py", line 2, in divide',
      '    return a / b',
      '           ~~^~~',
      'ZeroDivisionError: division by zero',
    ]);
    expect(await lines.first().getAttribute('data-level')).toBe('error');
    expect(await violations(page)).toEqual([]);

    const stuck = await run(`import asyncio
async def main():
    await asyncio.Event().wait()
asyncio.run(main())`);
    expect(stuck.status).toContain('死锁');
  });

  test('is stopped as by Ctrl-C: it cleans up; what does not end is killed', async () => {
    const { page, program, begin, button } = await openPython();
    const stop = program.getByRole('button', { name: '停止', exact: true });
    const stopped = async (source: string): Promise<RunSeen & { took: number }> => {
      await begin(source);
      await stop.focus();
      const began = performance.now();
      await page.keyboard.press('Enter');
      const seen = await waitForEnd(program);
      expect(seen.phase).toBe('stopped');
      expect(await page.locator('iframe').count()).toBe(0);
      const isBack = () => button.evaluate((element) => element === document.activeElement);
      await expect.poll(isBack).toBe(true);
      return { ...seen, took: performance.now() - began };
    };
    const asleep = await stopped(`import asyncio
async def main():
    try:
        print('works')
        await asyncio.sleep(60)
    finally:
        print('is clean')
asyncio.run(main())`);
    expect(asleep.lines.slice(0, 2)).toEqual(['works', 'is clean']);
    expect(asleep.lines.at(-1)).toBe('KeyboardInterrupt');

    const busy = await stopped(`print('works')
while True:
    pass`);
    expect(busy.lines.slice(-4)).toEqual([
      '  File "demo.py", line 2, in <module>',
      '    while True:',
      '          ^^^^',
      'KeyboardInterrupt',
    ]);

    const stubborn = await stopped(`print('works')
while True:
    try:
        while True:
            pass
    except KeyboardInterrupt:
        print('no')`);
    expect(stubborn.lines.slice(0, 2)).toEqual(['works', 'no']);
    expect(stubborn.took).toBeLessThan(2000);
  });

  test('does without shared memory, where a host sends no headers', async () => {
    const { page, program, begin } = await openPython();
    await page.route('**/asyncio/lock', async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers() };
      delete headers['cross-origin-opener-policy'];
      delete headers['cross-origin-embedder-policy'];
      await route.fulfill({ response, headers });
    });
    await page.reload();
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
    await begin(`import asyncio
async def main():
    print('one')
    await asyncio.sleep(0.1)
    print('two')
    await asyncio.sleep(60)
asyncio.run(main())`);
    await program.locator('.output-line').nth(1).waitFor();
    await program.getByRole('button', { name: '停止', exact: true }).click();
    const { phase, lines } = await waitForEnd(program);
    expect(phase).toBe('stopped');
    expect(lines).toEqual(['one', 'two']);
  });

  test('ends at its deadline, which begins with its first line; the page stays responsive', async () => {
    const { page, program, begin, run } = await openPython();
    const longest = await watchWaits(page);
    await begin(`while True:
    print('flood')`);
    const began = performance.now();
    const { phase, status } = await waitForEnd(program, 20_000);
    expect(phase).toBe('deadline');
    expect(status).toBe('运行超过 10 秒，已停止');
    expect(performance.now() - began).toBeLessThan(11_000);
    expect(await program.locator('.output-note').innerText()).toContain('1000');
    expect(await longest()).toBeLessThanOrEqual(LONGEST_WAIT_MS);
    expect((await run('print("next")')).lines).toEqual(['next']);
  });
});

test('programs that want too much, or break what runs them, end; the next one runs', async () => {
  const { run } = await openPython({ provokes: /Aborted|fatal error|RuntimeError/ });
  const last = async (source: string): Promise<string | undefined> => {
    const { phase, lines } = await run(source);
    expect(phase).toBe('error');
    return lines.at(-1);
  };
  const memory = `kept = []
while True:
    kept.append(bytearray(50_000_000))`;
  expect(await last(memory)).toBe('MemoryError');
  expect(await last('def f(): f()\nf()')).toMatch(/^RecursionError/);
  expect(await last('import sys\nsys.stdout.close()\nprint(1)')).toMatch(/closed file/);
  expect(await last('import os\nos.abort()')).toBeDefined();
  expect((await run('import js\njs.close()\nprint("closed")')).phase).not.toBe('running');
  expect((await run('print("next")')).lines).toEqual(['next']);
});

const elsewhere = listenElsewhere();

test('nothing of a run leaves the site or reaches the page', async () => {
  const { page, run } = await openPython({ provokes: /Content Security Policy/ });
  await page.evaluate(() => localStorage.setItem('secret', 'kept'));
  const url = `http://${elsewhere.host()}/`;
  const { lines } = await run(`import js, time
for name in 'document', 'localStorage', 'parent':
    print(name, hasattr(js, name))
for make in (
    lambda: js.fetch('${url}'),
    lambda: js.WebSocket.new('${url.replace('http', 'ws')}'),
    lambda: js.importScripts('${url}'),
    lambda: js.eval('1'),
    lambda: __import__('urllib.request').request.urlopen('${url}'),
):
    try:
        print('made', make())
    except Exception as error:
        print('refused', type(error).__name__)
time.sleep(0.5)
print('over')`);
  expect(lines.slice(0, 3)).toEqual(['document False', 'localStorage False', 'parent False']);
  expect(lines.filter((line) => line.startsWith('refused')).length).toBeGreaterThanOrEqual(3);
  expect(lines.at(-1)).toBe('over');
  expect(elsewhere.arrived).toEqual([]);
  expect(await page.evaluate(() => localStorage.getItem('secret'))).toBe('kept');
});

test('what cannot run says why, and shows what CPython printed', async () => {
  for (const [locale, reason] of [
    ['zh-Hans', '浏览器里的 Python 不能启动线程，所以这里只显示录制的输出。'],
    ['en', 'Python in a browser starts no threads, so this is the recorded output only.'],
  ] as const) {
    const { page } = await openPage({ path: 'threading/lock', locale });
    const program = page.getByRole('group', { name: 'Python: demo.py' });
    await program.getByText(reason).waitFor();
    expect(await program.locator('pre.program-lines').innerText()).not.toBe('');
    expect(await program.getByRole('button').count()).toBe(1);
  }
});

test('leaving the page ends the run', async () => {
  const { page, begin } = await openPython();
  await begin(`print(1)
while True:
    pass`);
  await page.locator('a[href$="/asyncio/event"]').first().click();
  await page.waitForURL('**/asyncio/event');
  await expect.poll(() => page.locator('iframe').count()).toBe(0);
});
