import { expect, test } from 'vitest';
import { openPage } from './harness.ts';
import { type RunSeen, programOf, replaceProgram, RUN, waitForEnd } from './live.ts';

const IMPORT = `import { createTask, run, sleep } from "bingfa-live:asyncio";`;

/** Runs code, presses Stop once it has printed a line (or twice), and says what it printed. */
async function stop(code: string, presses = 1): Promise<RunSeen & { took: number }> {
  const { page } = await openPage({ path: 'asyncio/lock' });
  await replaceProgram(page, IMPORT + code);
  const program = programOf(page);
  await program.locator(RUN).click();
  await program.locator('.output-line').first().waitFor();
  const button = program.getByRole('button', { name: '停止' });
  await button.focus();
  const began = performance.now();
  for (let press = 0; press < presses; press += 1) await page.keyboard.press('Enter');
  const seen = await waitForEnd(program);
  const took = performance.now() - began;
  expect(await page.locator('iframe').count()).toBe(0);
  await expect
    .poll(() => program.locator(RUN).evaluate((run) => run === document.activeElement))
    .toBe(true);
  return { ...seen, took };
}

const main = (cleanUp: string): string => `
  await run(async ({ signal }) => {
    try {
      console.log('works');
      await sleep(8000, { signal });
    } finally {
      ${cleanUp}
      console.log('is clean');
    }
  });`;

test('stop lets the program clean up, as Ctrl-C does', async () => {
  const { phase, lines } = await stop(main('await sleep(50);'));
  expect(phase).toBe('stopped');
  expect(lines.slice(0, 2)).toEqual(['works', 'is clean']);
  expect(lines.slice(2).join('\n')).toMatch(/^KeyboardInterrupt/);
});

test('stop says stopped also when the program catches the interrupt and ends by itself', async () => {
  const caught = `${main('').replace('await run', 'const result = run')}
    await result.catch((error) => console.log('caught', error.name));`;
  const { phase, lines } = await stop(caught);
  expect(phase).toBe('stopped');
  expect(lines).toEqual(['works', 'is clean', 'caught KeyboardInterrupt']);
});

test('a clean-up that takes too long is killed', async () => {
  const { phase, lines, took } = await stop(main('await sleep(8000);'));
  expect(phase).toBe('stopped');
  expect(lines).toEqual(['works']);
  expect(took).toBeGreaterThan(400);
  expect(took).toBeLessThan(2000);
});

test('what was printed right before an endless loop is shown', async () => {
  const { lines } = await stop(
    "console.log('one'); console.log('two'); console.log('three'); for (;;);",
  );
  expect(lines).toEqual(['one', 'two', 'three']);
});

test('a second press kills at once', async () => {
  const { phase, lines } = await stop(main('console.log("cleans up"); await sleep(8000);'), 2);
  expect(phase).toBe('stopped');
  expect(lines).not.toContain('is clean');
});

test('a program without run() is killed at once', async () => {
  const { phase, lines } = await stop(`
    console.log('works');
    await createTask(async ({ signal }) => {
      await sleep(8000, { signal }).finally(() => console.log('never'));
    });`);
  expect(phase).toBe('stopped');
  expect(lines).toEqual(['works']);
});

test('a program that never lets go is killed', async () => {
  const { phase } = await stop(`
    await run(async () => {
      console.log('works');
      await sleep(30);
      for (;;);
    });`);
  expect(phase).toBe('stopped');
});

test('a program that breaks the hook is killed', async () => {
  const { phase, lines } = await stop(`
    await run(async ({ signal }) => {
      globalThis[Symbol.for('bingfa.interrupt')] = () => { throw new Error('no'); };
      console.log('works');
      await sleep(8000, { signal }).finally(() => console.log('never'));
    });`);
  expect(phase).toBe('stopped');
  expect(lines).toEqual(['works']);
});
