import type { Locator, Page } from 'playwright-core';
import { type OpenOptions, openPage } from './harness.ts';
import { programOf } from './live.ts';

/** TypeScript is a megabyte of script, and the machine may be busy. */
export const PATIENCE_MS = 30_000;
export const SOON = { timeout: 10_000 };

interface OpenEditor {
  readonly page: Page;
  readonly program: Locator;
  readonly requests: string[];
  readonly original: string;
}

/** Opens the page of the lock and presses Edit on its program. */
export async function openEditor(options: OpenOptions = {}): Promise<OpenEditor> {
  const { page, requests } = await openPage({ path: 'asyncio/lock', ...options });
  const program = programOf(page);
  const original = await originalOf(program);
  const name = options.locale === 'en' ? 'Edit demo.ts' : '编辑 demo.ts';
  await program.getByRole('button', { name, exact: true }).click();
  await program.locator('.cm-content').waitFor();
  return { page, program, requests, original };
}

/** The site's program, which the page keeps below the editor. */
export function originalOf(program: Locator): Promise<string> {
  return program.locator('pre.code code').evaluate((code) => code.textContent);
}

/** Types at the start of the program, as a reader does. */
export async function typeFirst(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText(text);
}

export function textOf(program: Locator): Promise<string> {
  return program
    .locator('.cm-line')
    .evaluateAll((lines) => lines.map((line) => line.textContent).join('\n'));
}
