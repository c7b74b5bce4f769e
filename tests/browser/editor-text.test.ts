import { describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { PATIENCE_MS, SOON, openEditor, textOf, typeFirst } from './editing.ts';
import { openPage } from './harness.ts';
import { RUN, programOf, runProgram } from './live.ts';

describe("the reader's text", () => {
  test('survives a reload and a navigation, and Reset brings the original back for good', async () => {
    const { page, program, original } = await openEditor();
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
    const { page, program, original } = await openEditor();
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

  test('with half a character opens as any other', async () => {
    const { page } = await openPage({ path: 'asyncio/lock' });
    await page.evaluate(() =>
      localStorage.setItem(
        'bingfa.program/asyncio/lock/demo',
        JSON.stringify({ text: "console.log('\ud83d');", original: 'x' }),
      ),
    );
    await page.reload();
    await programOf(page).locator('.cm-content').waitFor();
    expect(await programOf(page).getByRole('link').getAttribute('href')).toContain('%EF%BF%BD');
  });

  test('Copy and Download give it', async () => {
    const { page, program, original } = await openEditor({
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
    const { page, program, original } = await openEditor();
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
