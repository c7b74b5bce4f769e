import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { listenElsewhere } from './elsewhere.ts';
import { openPage, takeFaults } from './harness.ts';
import { type RunSeen, programOf, runProgram, timeNextRun, watchWaits } from './live.ts';

const PATH = 'asyncio/sleep';
/** The tests' own deadline: the page's takes ten seconds, which one test waits for. */
export const DEADLINE_MS = 2000;
export const LONGEST_WAIT_MS = 200;
const PAGES_DEADLINE_MS = 10_000;

const HOSTILE = 0;
const NEXT = 1;
const EDITED = 2;
const DRAFT = "// the reader's own words: </script> 中文\n";

export interface Attacked extends RunSeen {
  /** From the press to the word that it is over, by the page's clock. */
  readonly took: number;
}

/** One page for all attacks of a file, in which a reader has written something before. */
export function usePage() {
  const elsewhere = listenElsewhere();
  let page: Page;
  let root: string;

  beforeAll(async () => {
    const opened = await openPage({ path: PATH, keep: true });
    ({ page, root } = opened);
    await page.context().addCookies([{ name: 'secret', value: 'cookie', url: root }]);
    await page.evaluate(() => localStorage.setItem('secret', 'stored'));
    const program = programOf(page, EDITED);
    await program.getByRole('button', { name: /^编辑/ }).click();
    await program.locator('.cm-content').waitFor();
    await program.locator('.cm-content').click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.insertText(DRAFT);
    await page.waitForTimeout(500);
    takeFaults();
  });
  afterAll(() => page.context().close());

  /** Runs code in the page's program, then another of the page's, and checks what must hold. */
  return async function attack(code: string, deadline = DEADLINE_MS): Promise<Attacked> {
    const hostile = code.replaceAll('elsewhere.test', elsewhere.host()).replaceAll('SITE', root);
    await page.route('**/live/asyncio/sleep/demo.*js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: hostile }),
    );
    await page.reload();
    await page.waitForSelector('html[data-has-hydrated="true"]', { state: 'attached' });
    const editor = programOf(page, EDITED).locator('.cm-content');
    await editor.waitFor();
    await page.evaluate(shorten, [PAGES_DEADLINE_MS, deadline] as const);
    const stored = await storage(page);
    const longest = await watchWaits(page);
    const program = programOf(page, HOSTILE);
    await program.locator('.program-button-run').focus();
    await page.waitForLoadState('networkidle');
    const time = await timeNextRun(program);
    const seen = await runProgram(program);
    const took = await time();
    const waited = await longest();
    const frames = await page.locator('iframe').count();
    const next = await runProgram(programOf(page, NEXT));
    // What the policy refused is told on the console.
    takeFaults();
    expect(next.phase).toBe('done');
    expect(elsewhere.arrived).toEqual([]);
    expect(page.url()).toBe(`${root}${PATH}`);
    expect(page.context().pages()).toHaveLength(1);
    expect(await page.title()).not.toContain('hacked');
    expect(await storage(page)).toEqual(stored);
    expect(await editor.innerText()).toContain(DRAFT.trim());
    expect(frames).toBe(0);
    expect(waited).toBeLessThanOrEqual(LONGEST_WAIT_MS);
    expect(took).toBeLessThanOrEqual(deadline + 500);
    return { ...seen, took };
  };
}

function shorten([from, to]: readonly [number, number]): void {
  const real = globalThis.setTimeout;
  Object.assign(globalThis, {
    setTimeout: (callback: () => void, ms?: number, ...args: unknown[]) =>
      real(callback, ms === from ? to : ms, ...args),
  });
}

async function storage(page: Page): Promise<unknown> {
  const kept = await page.evaluate(async () => ({
    local: Object.entries(localStorage),
    session: Object.entries(sessionStorage),
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
  return { ...kept, cookies: await page.context().cookies() };
}
