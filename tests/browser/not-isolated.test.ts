import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chromiumFlags } from '../../scripts/chromium.ts';

const dist = join(import.meta.dirname, '../../examples/dist');
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};
const said =
  'Error: Serve the page with Cross-Origin-Opener-Policy: same-origin and ' +
  'Cross-Origin-Embedder-Policy: require-corp: threads need shared memory';

let browser: Browser;
let headers: Readonly<Record<string, string>> = {};

/** A reader's own page that uses the package. */
const server = createServer((request, response) => {
  const { url = '/' } = request;
  if (url.endsWith('.js')) {
    response.writeHead(200, { 'Content-Type': 'text/javascript', ...headers });
    void readFile(join(dist, url)).then((text) => response.end(text));
  } else {
    response.writeHead(200, { 'Content-Type': 'text/html', ...headers });
    response.end('<!doctype html><title>A page</title><link rel="icon" href="data:,">');
  }
});

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  browser = await chromium.launch({ executablePath: inject('chromium'), args: chromiumFlags });
});

afterAll(async () => {
  await browser.close();
  server.close();
});

/** What comes of statements in the page, with the modules as `asyncio`, `threading` and so on. */
async function results(statements: Readonly<Record<string, string>>): Promise<object> {
  const page = await browser.newPage();
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  const names = ['asyncio', 'queue', 'threading', 'multiprocessing', 'futures', 'trace'];
  const imports = names.map((name) => `import('/${name}/index.js')`).join();
  const tries = Object.entries(statements).map(
    ([name, text]) => `[${JSON.stringify(name)}, async () => { ${text} }]`,
  );
  const answer = await page.evaluate<object>(`(async () => {
    const [${names.join()}] = await Promise.all([${imports}]);
    const said = { isolated: self.crossOriginIsolated };
    for (const [name, body] of [${tries.join()}]) {
      said[name] = await body().then((value) => value ?? 'fine', String);
    }
    return said;
  })()`);
  await page.close();
  return answer;
}

const threads = {
  Lock: 'new threading.Lock()',
  Condition: 'new threading.Condition()',
  Thread: 'new threading.Thread({ target: () => 1 })',
  Queue: 'new queue.Queue()',
  ThreadPool: 'new multiprocessing.ThreadPool({ processes: 1 })',
  Value: "new multiprocessing.Value('i', 0)",
  submit: 'await new futures.ThreadPoolExecutor().submit(() => 1)',
  toThread: 'await asyncio.toThread(() => 1)',
};

describe('a page without cross-origin isolation', () => {
  it('has all that needs no shared memory, and is told what to do for the rest', async () => {
    headers = {};
    const answers = await results({
      ...threads,
      tasks: 'return asyncio.run(async () => { await asyncio.sleep(1); return 42; })',
      processes: `
        const pool = new multiprocessing.Pool({ processes: 1 });
        const value = await pool.apply((n) => n * 2, [21]);
        pool.terminate();
        return value;`,
      locks: 'const lock = new multiprocessing.Lock(); await lock.acquire(); await lock.release();',
    });
    expect(answers).toEqual({
      isolated: false,
      ...Object.fromEntries(Object.keys(threads).map((name) => [name, said])),
      tasks: 42,
      processes: 42,
      locks: 'fine',
    });
  });

  it('has threads once it does what it is told', async () => {
    headers = isolation;
    const answers = await results(threads);
    const fine = Object.keys(threads).map((name) => [name, 'fine']);
    expect(answers).toEqual({ isolated: true, ...Object.fromEntries(fine) });
  });
});
