import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPage } from './harness.ts';
import { RUN, programOf, replaceProgram, runProgram, waitForEnd, watchWaits } from './live.ts';

const PATH = 'asyncio/lock';
const LONGEST_WAIT_MS = 200;
const RUNS = 100;
const GROWTH_BYTES = 3_000_000;

test('a BroadcastChannel reaches neither another run nor the page', async () => {
  const { page } = await openPage({ path: PATH });
  const codes = {
    demo: `
      const name = 'shared';
      new BroadcastChannel(name).onmessage = ({ data }) => console.log('heard', data);
      new BroadcastChannel(name).postMessage('own');
      await new Promise((next) => setTimeout(next, 2000));`,
    broken: `
      const channel = new BroadcastChannel('shared');
      for (let i = 0; i < 20; i += 1) {
        channel.postMessage('other');
        await new Promise((next) => setTimeout(next, 50));
      }`,
  };
  for (const [name, body] of Object.entries(codes)) {
    await page.route(`**/live/${PATH}/${name}.*js`, (route) =>
      route.fulfill({ contentType: 'text/javascript', body }),
    );
  }
  const heard = await page.evaluateHandle(() => {
    const messages: unknown[] = [];
    new BroadcastChannel('shared').onmessage = ({ data }) => messages.push(data);
    return messages;
  });
  await programOf(page, 0).locator(RUN).click();
  await programOf(page, 0).locator('.output-line').waitFor();
  expect((await runProgram(programOf(page, 1))).phase).toBe('done');
  const { phase, lines } = await waitForEnd(programOf(page, 0));
  expect(phase).toBe('done');
  expect(lines).toEqual(['heard own']);
  expect(await heard.jsonValue()).toEqual([]);
});

test('what a worker sends after its end is not shown', async () => {
  const { page } = await openPage({ path: PATH });
  await page.route('**/live/worker*', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `onmessage = ({ ports: [port] }) => {
        const say = (text) => port.postMessage({ type: 'lines', lines: [{ text }], dropped: 0 });
        const end = (ending) => port.postMessage({ type: 'end', ending, at: 1 });
        say('before'); end('done'); say('after'); end('error');
        setInterval(() => { say('after'); end('deadlock'); });
      };`,
    }),
  );
  const program = programOf(page);
  await runProgram(program);
  await page.waitForTimeout(300);
  const { phase, lines } = await waitForEnd(program);
  expect(phase).toBe('done');
  expect(lines).toEqual(['before']);
});

test('after Stop nothing more is shown', async () => {
  const { page } = await openPage({ path: PATH });
  await replaceProgram(page, 'setInterval(() => console.log(1), 1);');
  const program = programOf(page);
  await program.locator(RUN).click();
  await program.locator('.output-line').nth(1).waitFor();
  await program.getByRole('button', { name: '停止' }).click();
  const atOnce = await waitForEnd(program);
  await page.waitForTimeout(300);
  expect(await waitForEnd(program)).toEqual(atOnce);
});

test.for([
  ['one string', `console.log('${'x'.repeat(1_000_000)}'.length);`, '1000000'],
  ['many statements', `let n = 0;\n${'n += 1;\n'.repeat(125_000)}console.log(n);`, '125000'],
] as const)('a source of 1 MB runs: %s', async ([, code, line]) => {
  const { page } = await openPage({ path: PATH });
  await replaceProgram(page, code);
  const longest = await watchWaits(page);
  const { phase, lines } = await runProgram(programOf(page));
  expect(phase).toBe('done');
  expect(lines).toEqual([line]);
  expect(await longest()).toBeLessThanOrEqual(LONGEST_WAIT_MS);
});

test(`${RUNS} runs leave nothing behind`, { timeout: 120_000 }, async () => {
  const { page } = await openPage({ path: PATH });
  await replaceProgram(page, 'console.log(1);');
  await runTimes(page, 5);
  const before = await used(page);
  await runTimes(page, RUNS);
  const after = await used(page);
  expect(page.frames()).toHaveLength(1);
  expect(page.workers()).toEqual([]);
  expect(after.documents).toBeLessThanOrEqual(before.documents);
  expect(after.heap - before.heap).toBeLessThan(GROWTH_BYTES);
});

async function runTimes(page: Page, times: number): Promise<void> {
  const program = programOf(page);
  for (let run = 0; run < times; run += 1) {
    expect((await runProgram(program)).phase).toBe('done');
  }
}

/** What the page holds once its garbage is gone. */
async function used(page: Page): Promise<{ heap: number; documents: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  for (let pass = 0; pass < 3; pass += 1) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (wanted: string): number => metrics.find(({ name }) => name === wanted)?.value ?? 0;
  await session.detach();
  return { heap: of('JSHeapUsedSize'), documents: of('Documents') };
}
