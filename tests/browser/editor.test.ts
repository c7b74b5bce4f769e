import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type OpenOptions, openPage } from './harness.ts';
import { RUN, programOf, runProgram, waitForEnd } from './live.ts';
import { readCatalog } from '../../src/plugins/programs/catalog.ts';
import { join } from 'node:path';
import { violations } from './axe.ts';

const original =
  readCatalog(join(import.meta.dirname, '../../examples')).get('asyncio/lock/demo')?.typescript
    ?.source ?? '';

/** TypeScript is a megabyte of script, and the machine may be busy. */
const PATIENCE_MS = 30_000;
const SOON = { timeout: 10_000 };

async function openEditor(
  options: OpenOptions = {},
): Promise<{ page: Page; program: Locator; requests: string[] }> {
  const { page, requests } = await openPage({ path: 'asyncio/lock', ...options });
  const program = programOf(page);
  const name = options.locale === 'en' ? 'Edit demo.ts' : '编辑 demo.ts';
  await program.getByRole('button', { name, exact: true }).click();
  await program.locator('.cm-content').waitFor();
  return { page, program, requests };
}

/** Types at the start of the program, as a reader does. */
async function typeFirst(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText(text);
}

function textOf(program: Locator): Promise<string> {
  return program
    .locator('.cm-line')
    .evaluateAll((lines) => lines.map((line) => line.textContent).join('\n'));
}

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

describe("the reader's text", () => {
  test('survives a reload and a navigation, and Reset brings the original back for good', async () => {
    const { page, program } = await openEditor();
    expect(await textOf(program)).toBe(original);
    await typeFirst(page, '// mine\n');
    await page.reload();
    await expect.poll(() => textOf(programOf(page)), SOON).toBe(`// mine\n${original}`);
    await page.locator('a[href$="/asyncio/event"]').first().click();
    await page.waitForURL('**/asyncio/event');
    await page.goBack();
    await expect.poll(() => textOf(programOf(page)), SOON).toBe(`// mine\n${original}`);
    await programOf(page).getByRole('button', { name: '重置' }).click();
    expect(await textOf(programOf(page))).toBe(original);
    await page.reload();
    await page.waitForLoadState('networkidle');
    expect(await page.locator('.cm-editor').count()).toBe(0);
    expect(await page.evaluate(() => Object.keys(localStorage))).not.toContain(
      'bingfa.program/asyncio/lock/demo',
    );
  });

  test('is there after an endless program', async () => {
    const { page, program } = await openEditor();
    await typeFirst(page, 'while (true);\n');
    await program.locator(RUN).click();
    await program.locator('[data-phase=running]').waitFor({ timeout: PATIENCE_MS });
    expect(await textOf(program)).toBe(`while (true);\n${original}`);
    await page.reload();
    await expect.poll(() => textOf(programOf(page)), SOON).toBe(`while (true);\n${original}`);
  });

  test('a browser that keeps nothing says so in one line, and loses nothing', async () => {
    const { page, program } = await openEditor();
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await typeFirst(page, "console.log('mine');\n");
    await program.locator('.program-notice').getByText('没能保存').waitFor();
    expect((await runProgram(program, PATIENCE_MS)).lines[0]).toBe('mine');
  });

  test('Copy and Download give it', async () => {
    const { page, program } = await openEditor({
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await typeFirst(page, '// mine\n');
    await program.getByRole('button', { name: '复制 demo.ts' }).click();
    await program.getByText('已复制').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(`// mine\n${original}`);
    const downloading = page.waitForEvent('download');
    await program.getByRole('button', { name: '下载' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('demo.ts');
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toBe(copied);
    const link = await program.getByRole('link', { name: /Playground/ }).getAttribute('href');
    expect(decodeURIComponent(new URL(link ?? '').hash.slice('#src='.length))).toBe(copied);
  });

  test('what needs no editor is there without it', async () => {
    const { page, requests } = await openPage({
      path: 'asyncio/lock',
      locale: 'en',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const program = programOf(page);
    const more = program.getByRole('button', { name: 'More demo.ts' });
    await more.click();
    await program.getByRole('button', { name: 'Copy install command' }).click();
    await program.getByText('Copied: npm install').waitFor();
    const command = await page.evaluate(() => navigator.clipboard.readText());
    expect(command).toMatch(/^npm install https?:\/\/\S+\/bingfa\.tgz$/);
    const downloading = page.waitForEvent('download');
    await program.getByRole('button', { name: 'Download' }).click();
    expect((await downloading).suggestedFilename()).toBe('demo.ts');
    expect(await more.getAttribute('aria-expanded')).toBe('true');
    expect(await violations(page)).toEqual([]);
    await more.click();
    expect(await program.getByRole('button', { name: 'Download' }).count()).toBe(0);
    expect(await program.getByRole('button', { name: 'Reset' }).count()).toBe(0);
    expect(requests.filter((url) => url.includes('typescript'))).toEqual([]);
  });

  test('is compared with the original in place', async () => {
    const { page, program } = await openEditor();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Shift+End');
    await page.keyboard.insertText('// mine');
    const compare = program.getByRole('button', { name: '与原来对比' });
    await compare.click();
    await program
      .locator('.cm-deletedChunk')
      .getByText(original.split('\n')[0] ?? '')
      .waitFor();
    expect(await compare.getAttribute('aria-pressed')).toBe('true');
    await compare.click();
    await program.locator('.cm-deletedChunk').waitFor({ state: 'detached' });
  });
});

describe('a link with a program', () => {
  test('carries it; opening runs nothing, says whose it is, and leaves own work alone', async () => {
    const { page, program } = await openEditor({
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await typeFirst(page, "console.log('shared 并发');\n");
    await program.getByRole('button', { name: '复制链接' }).click();
    await program.getByText('已复制链接').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());

    const other = await openPage({ path: `asyncio/lock${new URL(link).hash}` });
    const received = programOf(other.page);
    await received.locator('.program-notice').getByText('不是本站的代码').waitFor();
    expect(await textOf(received)).toBe(`console.log('shared 并发');\n${original}`);
    expect(await other.page.locator('iframe').count()).toBe(0);
    expect(await received.locator('.output-line').count()).toBe(0);
    expect((await runProgram(received, PATIENCE_MS)).lines[0]).toBe('shared 并发');

    await other.page.evaluate(() => {
      localStorage.setItem(
        'bingfa.program/asyncio/lock/demo',
        JSON.stringify({ text: '// own', original: 'x' }),
      );
    });
    await received.locator('.cm-content').click();
    await typeFirst(other.page, '// changed\n');
    await other.page.reload();
    await expect.poll(() => textOf(programOf(other.page)), SOON).toContain('// changed');
    await programOf(other.page).getByRole('button', { name: '重置' }).click();
    expect(await textOf(programOf(other.page))).toBe('// own');
    expect(new URL(other.page.url()).hash).toBe('');
  });

  test.each([
    ['empty', '#program=asyncio/lock/demo'],
    ['cut off', '#program=asyncio/lock/demo&code=eJyr5uVSUEpUslIoKSpN'],
    ['not base 64', '#program=asyncio/lock/demo&code=<img onerror=alert(1)>'],
    ['with broken escapes', '#program=asyncio/lock/demo&code=%E0%A4%A'],
    ['very long', `#program=asyncio/lock/demo&code=${'A'.repeat(100_000)}`],
  ])('%s: says so, and shows the original', async (_name, hash) => {
    const { page } = await openPage({ path: `asyncio/lock${hash}`, locale: 'en' });
    const program = programOf(page);
    await program.locator('.program-notice').getByText('incomplete or damaged').waitFor();
    expect(await textOf(program)).toBe(original);
    expect((await runProgram(program)).phase).toBe('done');
  });

  test('for a program that is not on the page changes nothing', async () => {
    const { page } = await openPage({ path: 'asyncio/lock#program=no/such/one&code=eJw' });
    await page.waitForLoadState('networkidle');
    expect(await page.locator('.cm-editor').count()).toBe(0);
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
