import { describe, expect, test } from 'vitest';
import { PATIENCE_MS, SOON, openEditor, originalOf, textOf, typeFirst } from './editing.ts';
import { openPage } from './harness.ts';
import { programOf, runProgram } from './live.ts';

describe('a link with a program', () => {
  test('carries it; opening runs nothing, says whose it is, and leaves own work alone', async () => {
    const { page, program, original } = await openEditor({
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
    // Undo does not lead back to the other's program, nor the first change to today's original.
    await programOf(other.page).locator('.cm-content').press('Control+z');
    expect(await textOf(programOf(other.page))).toBe('// own');
    await typeFirst(other.page, '// more\n');
    const draft = await other.page.evaluate(() =>
      localStorage.getItem('bingfa.program/asyncio/lock/demo'),
    );
    expect(JSON.parse(draft ?? '')).toEqual({ text: '// more\n// own', original: 'x' });
    await programOf(other.page).locator('.program-notice').waitFor();
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
    const original = await originalOf(program);
    expect(await textOf(program)).toBe(original);
    expect((await runProgram(program)).phase).toBe('done');
  });

  test('with broken escapes, put into the address of an open page: says so there too', async () => {
    const { page } = await openPage({ path: 'asyncio/lock', locale: 'en' });
    for (const hash of ['#%', '#program=asyncio/lock/demo&code=%E0%A4%A']) {
      await page.evaluate((damaged) => location.assign(damaged), hash);
    }
    await programOf(page).locator('.program-notice').getByText('incomplete or damaged').waitFor();
    expect((await runProgram(programOf(page))).phase).toBe('done');
    await page.getByRole('link', { name: '中文' }).click();
    await page.waitForURL(/\/asyncio\/lock#/);
    expect(await page.locator('h1').textContent()).toContain('Lock');
  });

  test('for a program that is not on the page changes nothing', async () => {
    const { page } = await openPage({ path: 'asyncio/lock#program=no/such/one&code=eJw' });
    await page.waitForLoadState('networkidle');
    expect(await page.locator('.cm-editor').count()).toBe(0);
  });
});
