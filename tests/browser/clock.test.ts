import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage } from './harness.ts';
import { addressOf, pagesWithPrograms, recordingsOf } from './programs.ts';
import { RUN, programOf, replaceProgram, runProgram } from './live.ts';

const choose = (program: Locator, clock: 'real' | 'instant') =>
  program.getByRole('combobox').selectOption(clock);

const timesOf = (program: Locator) => program.locator('.output-time').allInnerTexts();

describe('every program prints its recorded lines on the instant clock too', () => {
  test.for(pagesWithPrograms)('%s', async (path) => {
    const { page } = await openPage({ path: addressOf(path), locale: 'en' });
    const recorded = recordingsOf(path);
    const count = await page.locator(RUN).count();
    for (let position = 0; position < count; position += 1) {
      const program = programOf(page, position);
      await choose(program, 'instant');
      const file = await program.locator('.program-file').innerText();
      const { phase, status, lines, marks } = await runProgram(program);
      const recording = recorded(file);
      expect(['done', 'error', 'deadlock'], `${file}: ${status}`).toContain(phase);
      if (file === 'demo.ts') expect(status).toMatch(/^Done, \d+\.\d\d s on the instant clock/);
      if (recording === undefined) continue;
      const printed = lines.filter((_, index) => marks[index] !== null);
      expect(printed, file).toEqual(recording);
      expect(marks, file).not.toContain('different');
    }
  });
});

test('the clock is a labelled choice, and the real one unless another is chosen', async () => {
  const { page } = await openPage({ path: 'asyncio/lock', locale: 'en' });
  const clock = programOf(page).getByRole('combobox', { name: 'Clock demo.ts' });
  expect(await clock.inputValue()).toBe('real');
  expect(await clock.locator('option').allInnerTexts()).toEqual(['Real clock', 'Instant clock']);
  const { status } = await runProgram(programOf(page));
  expect(status).toMatch(/^Done in /);
});

test('hours of sleep take no time, in the order that they have', async () => {
  const { page } = await openPage({ path: 'asyncio/lock', locale: 'en' });
  await replaceProgram(
    page,
    `
    const sleep = (ms) => new Promise((wake) => setTimeout(wake, ms));
    const began = performance.now();
    const date = Date.now();
    const worker = async (name, ms) => {
      for (let turn = 0; turn < 3; turn += 1) {
        await sleep(ms);
        console.log(name, performance.now() - began, Date.now() - date, new Date() - date);
      }
    };
    await Promise.all([worker('slow', 3_600_000), worker('quick', 2_400_000)]);
    const signal = AbortSignal.timeout(1000);
    await sleep(2000);
    console.log(signal.reason.name, new Date(0).getTime(), Date.UTC(2000, 0), new Date() instanceof Date);
    await new Blob([new Uint8Array(50_000_000)]).arrayBuffer();
    console.log(performance.now() - began);
    const until = performance.now() + 100;
    while (performance.now() < until);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      console.log('message', data);
      if (data < 3) port2.postMessage(data + 1);
      else port1.close();
    };
    setTimeout(() => console.log('timer'), 1);
    port2.postMessage(1);
    `,
  );
  const program = programOf(page);
  await choose(program, 'instant');
  const began = performance.now();
  const { lines, status } = await runProgram(program);
  expect(performance.now() - began).toBeLessThan(3000);
  expect(lines).toEqual([
    'quick 2400000 2400000 2400000',
    'slow 3600000 3600000 3600000',
    'quick 4800000 4800000 4800000',
    'slow 7200000 7200000 7200000',
    'quick 7200000 7200000 7200000',
    'slow 10800000 10800000 10800000',
    'TimeoutError 0 946684800000 true',
    '10802000',
    'message 1',
    'message 2',
    'message 3',
    'timer',
  ]);
  expect(status).toMatch(/^Done, 10802\.\d\d s on the instant clock/);
  const times = await timesOf(program);
  expect(times.slice(0, 7)).toEqual(
    [2400, 3600, 4800, 7200, 7200, 10800, 10802].map((seconds) => `${seconds}.00 s`),
  );
});

test('an interval that never ends is stopped on the instant clock too', async () => {
  const { page } = await openPage({ path: 'asyncio/lock' });
  await replaceProgram(page, `console.log('up'); setInterval(() => {}, 1000);`);
  const program = programOf(page);
  await choose(program, 'instant');
  await program.locator(RUN).click();
  await program.locator('.output-line').waitFor();
  await program.getByRole('button', { name: '停止' }).click();
  await program.locator('[data-phase=stopped]').waitFor({ state: 'attached' });
});

test('each line has its time, also after an await, and says it to screen readers', async () => {
  const { page } = await openPage({ path: 'asyncio/lock' });
  await replaceProgram(
    page,
    `
    console.log('first');
    await new Promise((wake) => setTimeout(wake, 300));
    console.log('second'); console.error('third');`,
  );
  const program = programOf(page);
  const { lines } = await runProgram(program);
  expect(lines).toEqual(['first', 'second', 'third']);
  const times = (await timesOf(program)).map((text) => {
    expect(text).toMatch(/^\d+\.\d\d 秒$/);
    return parseFloat(text);
  });
  expect(times[0]).toBeLessThan(0.2);
  expect(times[1]).toBeGreaterThanOrEqual(0.3);
  expect(times[2]).toBeGreaterThanOrEqual(times[1] ?? 0);
  const log = await program.getByRole('log').ariaSnapshot();
  expect(log).toMatch(/second .*0\.\d\d 秒/);
});
