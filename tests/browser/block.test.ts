import { gzipSync } from 'node:zlib';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { typeFirst } from './editing.ts';
import { openPage } from './harness.ts';
import { RUN, programOf, replaceProgram, runProgram, waitForEnd } from './live.ts';
import { catalog } from './programs.ts';

const PATH = 'asyncio/lock';
const ENDLESS = `console.log('up'); setInterval(() => {}, 50);`;
const LIMIT_KB = 40;

/** The words of a program's buttons; what file they are for is told to screen readers alone. */
const wordsOf = (program: Locator): Promise<string[]> =>
  program
    .getByRole('button')
    .evaluateAll((all) => all.map((one) => one.textContent.replace(/\s*\S+\.ts$/, '')));

describe('the block', () => {
  test.each([
    { locale: 'zh-Hans', run: '运行', stop: '停止', edit: '编辑', copy: '复制', reset: '重置' },
    { locale: 'en', run: 'Run', stop: 'Stop', edit: 'Edit', copy: 'Copy', reset: 'Reset' },
  ] as const)('names its controls plainly, $locale', async ({ locale, ...words }) => {
    const { page } = await openPage({ path: PATH, locale });
    await replaceProgram(page, ENDLESS);
    const program = programOf(page);
    expect(await wordsOf(program)).toEqual(
      expect.arrayContaining([words.run, words.edit, words.copy]),
    );
    await program.locator(RUN).click();
    await program.getByRole('log').getByText('up').waitFor();
    const status = program.locator('[role=status][data-phase=running]');
    expect(await status.innerText()).not.toBe('');
    await program.getByRole('button', { name: words.stop, exact: true }).click();
    expect((await waitForEnd(program)).phase).toBe('stopped');
    await program.getByRole('button', { name: new RegExp(`^${words.edit}`) }).click();
    await program.locator('.cm-content').waitFor();
    await typeFirst(page, '// mine\n');
    await expect.poll(() => wordsOf(program)).toContain(words.reset);
  });

  test.each([true, false])('is printed whole, and without its buttons, script: %s', async (on) => {
    const { page } = await openPage({ path: PATH, javaScript: on });
    await page.emulateMedia({ media: 'print' });
    const pair = page.locator('.programs').first();
    const demo = catalog.get('asyncio/lock/demo');
    for (const file of [demo?.python, demo?.typescript]) {
      const first = file?.source.split('\n')[0] ?? '';
      const code = pair.locator('pre.code', { hasText: first }).first();
      expect(await code.isVisible()).toBe(true);
      expect(await hiddenOf(code)).toBe(0);
      expect(await code.locator('span').count()).toBeGreaterThan(10);
    }
    const printed = await pair.innerText();
    for (const line of demo?.recording?.lines ?? []) expect(printed).toContain(line);
    for (const button of await pair.getByRole('button').all()) {
      expect(await button.isVisible()).toBe(false);
    }
  });

  test('marks the lines that CPython did not print, and shows those that it did', async () => {
    const { page } = await openPage({ path: PATH, locale: 'en' });
    const [first = '', ...others] = catalog.get('asyncio/lock/demo')?.recording?.lines ?? [];
    await replaceProgram(page, `console.log(${JSON.stringify(first)}); console.log('other');`);
    const program = programOf(page);
    const { marks, status } = await runProgram(program);
    expect(marks).toEqual(['same', 'different']);
    expect(status).toMatch(/lines that differ from CPython: \d$/);
    expect(await page.locator('.programs').first().innerText()).toContain(others[0]);
  });

  test('marks the line in the code of the event that is pointed at', async () => {
    const { page } = await openPage({ path: PATH, locale: 'en' });
    const program = programOf(page);
    await runProgram(program);
    const picture = page.locator('.timeline-place > .timeline .timeline-picture').first();
    await picture.waitFor();
    expect(await program.locator('.code-line').count()).toBe(0);
    const { width = 0 } = (await picture.boundingBox()) ?? {};
    await expect
      .poll(async () => {
        for (let share = 0.2; share < 1; share += 0.1) {
          await picture.hover({ position: { x: Math.min(width, 900) * share, y: 35 } });
          if ((await program.locator('.code-line').count()) === 1) return true;
        }
        return false;
      })
      .toBe(true);
  });

  test(`loads at most ${LIMIT_KB} kB for the first run besides the library`, async () => {
    const { page } = await openPage({ path: PATH });
    await page.waitForLoadState('networkidle');
    const loaded = new Map<string, Promise<number>>();
    page.context().on('response', (response) => {
      const { protocol, pathname } = new URL(response.url());
      if (!protocol.startsWith('http') || pathname.includes('/live/library/')) return;
      loaded.set(
        pathname,
        response.body().then((body) => gzipSync(body).length),
      );
    });
    await runProgram(programOf(page));
    await page.waitForLoadState('networkidle');
    const sizes = await Promise.all(loaded.values());
    expect([...loaded.keys()].some((path) => path.includes('/live/worker'))).toBe(true);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    expect(bytes / 1000).toBeLessThanOrEqual(LIMIT_KB);
  });
});

/** How many pixels of an element's text its box does not show. */
const hiddenOf = (box: Locator): Promise<number> =>
  box.evaluate(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
    Math.max(scrollWidth - clientWidth, scrollHeight - clientHeight),
  );

const ends: Record<string, (page: Page, program: Locator) => Promise<void>> = {
  stopped: async (page, program) => {
    await replaceProgram(page, ENDLESS);
    await program.locator(RUN).click();
    await program.locator('.output-line').waitFor();
    await program.getByRole('button', { name: /^(停止|Stop)$/ }).click();
  },
  deadline: async (page, program) => {
    await replaceProgram(page, ENDLESS);
    await page.clock.install();
    await program.locator(RUN).click();
    await program.locator('.output-line').waitFor();
    await page.clock.fastForward(11_000);
  },
  crashed: async (page, program) => {
    await page.route('**/live/worker*', (route) => route.fulfill({ body: 'throw new Error()' }));
    await program.locator(RUN).click();
  },
  unloaded: async (page, program) => {
    await page.route('**/live/worker*', (route) => route.fulfill({ status: 404 }));
    await program.locator(RUN).click();
  },
};

const provokes: Record<string, RegExp> = {
  crashed: /^uncaught: Error$/,
  unloaded: /status of 404/,
};

test.each(
  Object.keys(ends).flatMap((state) => [
    { state, locale: 'zh-Hans', colorScheme: 'light' } as const,
    { state, locale: 'en', colorScheme: 'dark' } as const,
  ]),
)('axe finds nothing wrong with a program $state, $locale, $colorScheme', async (setting) => {
  const { state, ...options } = { ...setting, provokes: provokes[setting.state] };
  const { page } = await openPage({ path: PATH, ...options });
  const program = programOf(page);
  await ends[state]?.(page, program);
  await program.locator(`[role=status][data-phase=${state}]`).waitFor();
  expect(await violations(page)).toEqual([]);
});
