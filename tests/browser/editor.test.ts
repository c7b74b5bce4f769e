import { describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { PATIENCE_MS, openEditor, textOf, typeFirst } from './editing.ts';
import { openPage } from './harness.ts';
import { programOf, runProgram, waitForEnd } from './live.ts';

describe('editing', () => {
  test('nothing of it is loaded before Edit, and Run works on unchanged code without TypeScript', async () => {
    const { page, requests } = await openPage({ path: 'asyncio/lock' });
    await page.waitForLoadState('networkidle');
    const before = requests.length;
    expect(requests.filter((url) => url.includes('typescript'))).toEqual([]);
    expect(await page.locator('.cm-editor').count()).toBe(0);
    await page.route('**/live/typescript.*', () => undefined);
    const program = programOf(page);
    await program.getByRole('button', { name: '编辑 demo.ts' }).click();
    await program.locator('.cm-content').waitFor();
    expect(requests.length).toBeGreaterThan(before);
    const { phase, marks } = await runProgram(program);
    expect(phase).toBe('done');
    expect(marks).not.toContain('different');
    const progress = program.getByRole('progressbar');
    expect(await progress.getAttribute('aria-labelledby')).toBeTruthy();
    expect(await program.locator('.program-loading').innerText()).toMatch(/1\.\d MB/);
  });

  test('the changed program runs, and prints what was changed', async () => {
    const { page, program } = await openEditor();
    await typeFirst(page, "console.log('mine', new Map([[1, 2n]]));\n");
    const { phase, lines } = await runProgram(program, PATIENCE_MS);
    expect(phase).toBe('done');
    expect(lines[0]).toBe('mine Map(1) { 1 => 2n }');
    expect(lines.length).toBeGreaterThan(1);
  });

  test('using, decorators and an error on its own line', async () => {
    const { page, program } = await openEditor();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(
      [
        "import { Lock, type Hold } from 'bingfa/asyncio';",
        'interface Held { hold: Hold }',
        'function named(_: unknown, { name }: ClassDecoratorContext) {',
        '  console.log(name);',
        '}',
        '@named class Account {}',
        'const lock = new Lock();',
        '{',
        '  using hold = await lock.acquire();',
        '  console.log(lock.locked(), new Account());',
        '}',
        'console.log(lock.locked());',
        "throw new TypeError('mine');",
      ].join('\n'),
    );
    const { phase, lines } = await runProgram(program, PATIENCE_MS);
    expect(lines).toEqual([
      'Account',
      'true Account {}',
      'false',
      'TypeError: mine',
      '    at demo.ts:13',
    ]);
    expect(phase).toBe('error');
  });

  // What differs between the two compilers most: using, decorators, generators, classes.
  test.each(['task-group', 'async-decorators', 'async-context-managers', 'async-iterators'])(
    'the program of %s prints the same lines when the editor compiles it',
    async (page) => {
      const { program } = await openEditor({ path: `asyncio/${page}` });
      await program.page().keyboard.press('Control+End');
      await program.page().keyboard.insertText('\n');
      const { phase, marks } = await runProgram(program, PATIENCE_MS);
      expect(phase).toBe('done');
      expect(marks.length).toBeGreaterThan(0);
      expect(marks).not.toContain('different');
    },
  );

  test('a type error is shown with its line while typing, and the program still runs', async () => {
    const { page, program } = await openEditor({ locale: 'en' });
    await typeFirst(page, '\nconst wrong: string = 1;\n');
    const finding = program.locator('.program-finding');
    await finding.first().waitFor({ timeout: PATIENCE_MS });
    expect(await finding.allInnerTexts()).toEqual([
      "Line 2: Type 'number' is not assignable to type 'string'.",
    ]);
    expect(await program.locator('.cm-lintRange-error').count()).toBe(1);
    expect((await runProgram(program)).phase).toBe('done');
  });

  test.each([
    ['a syntax error', 'const broken = ;\n', /^SyntaxError: .+\n {4}at demo\.ts:1$/],
    ['a module that only Node has', "import fs from 'node:fs';\nfs;\n", /node:fs[^]*demo\.ts:1$/],
    ['a file that is not there', "import './other.ts';\n", /\.\/other\.ts[^]*demo\.ts:1$/],
  ])('%s is the result of the run', async (_name, code, message) => {
    const { page, program } = await openEditor();
    await typeFirst(page, code);
    const { phase, lines } = await runProgram(program, PATIENCE_MS);
    expect(phase).toBe('error');
    expect(lines.join('\n')).toMatch(message);
  });

  test('a type that keeps TypeScript busy for ever does not keep the program from running', async () => {
    const { page } = await openPage({ path: 'asyncio/lock' });
    const fake = `onmessage = () => { onmessage = ({ data: { id, kind } }) => {
      if (kind !== 'compile') for (;;);
      postMessage({ id, answer: { code: "console.log('compiled');" } });
    }; };`;
    await page.route('**/live/typescript.*', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: fake }),
    );
    const program = programOf(page);
    await program.getByRole('button', { name: '编辑 demo.ts' }).click();
    await program.locator('.cm-content').waitFor();
    await page.keyboard.insertText('type Endless = 1;');
    await page.waitForTimeout(1000);
    expect((await runProgram(program, PATIENCE_MS)).lines).toEqual(['compiled']);
  });

  test("completion and hover tell the library's own words", async () => {
    const { page, program } = await openEditor();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\nnew Lock().loc');
    const option = page.locator('.cm-tooltip-autocomplete li[aria-selected]');
    await option.waitFor({ timeout: PATIENCE_MS });
    expect(await option.innerText()).toContain('locked');
    await page.locator('.cm-completionInfo').getByText('locked(): boolean').waitFor();
    await page.keyboard.press('Escape');
    await program.locator('.cm-line').getByText('Lock', { exact: true }).first().hover();
    await page.locator('.cm-tooltip-hover').getByText('Lets one caller at a time').waitFor();
  });
});

describe('everybody can edit', () => {
  test('by keyboard alone, and leave again', async () => {
    const { page } = await openPage({ path: 'asyncio/lock' });
    const program = programOf(page);
    await program.getByRole('button', { name: '编辑 demo.ts' }).focus();
    await page.keyboard.press('Enter');
    const content = program.locator('.cm-content');
    await content.waitFor();
    await expect
      .poll(() => content.evaluate((element) => element === document.activeElement))
      .toBe(true);
    const hint = (await content.getAttribute('aria-describedby')) ?? '';
    expect(await page.locator(`[id="${hint}"]`).innerText()).toContain('Esc');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Tab');
    expect((await textOf(program)).startsWith('  import')).toBe(true);
    await page.keyboard.press('Control+z');
    await page.keyboard.insertText("console.log('keys');\n");
    await page.keyboard.press('Control+Enter');
    expect((await waitForEnd(program, PATIENCE_MS)).lines[0]).toBe('keys');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await content.evaluate((element) => element === document.activeElement)).toBe(false);
  });

  test('on a narrow screen: nothing overflows the page', async () => {
    const viewport = { width: 320, height: 700 };
    const { page, program } = await openEditor({ viewport });
    await typeFirst(page, `const wrong: string = ${'1'.repeat(80)};\n`);
    await program.locator('.program-finding').first().waitFor({ timeout: PATIENCE_MS });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });

  test.each(
    (['zh-Hans', 'en'] as const).flatMap((locale) =>
      (['light', 'dark'] as const).map((colorScheme) => ({ locale, colorScheme })),
    ),
  )('no violation in $locale, $colorScheme', async (setting) => {
    const { page, program } = await openEditor(setting);
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Shift+End');
    await page.keyboard.insertText('const wrong: string = 1; // 注');
    await program.locator('.program-finding').first().waitFor({ timeout: PATIENCE_MS });
    await program.getByRole('button', { name: /^(与原来对比|Compare)/ }).click();
    await program.locator('.cm-deletedChunk').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
