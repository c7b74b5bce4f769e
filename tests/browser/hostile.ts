import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { Queue } from '../../examples/asyncio/index.ts';
import { listenElsewhere } from './elsewhere.ts';
import { openPage } from './harness.ts';
import { type RunSeen, programOf, runProgram, timeNextRun, watchWaits } from './live.ts';
import { Turns } from './turns.ts';

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

interface Measured extends Attacked {
  readonly waited: number;
  readonly frames: number;
}

interface Target {
  readonly page: Page;
  readonly root: string;
  /** What the page keeps before any attack. */
  readonly stored: unknown;
}

/**
 * Pages for the attacks of a file, in each of which a reader has written something before. They are
 * made ready beside each other, and attacked one at a time, so that nothing else is measured.
 */
export function usePages(count: number) {
  const elsewhere = listenElsewhere();
  const targets: Target[] = [];
  const free = new Queue<Target>();
  const turns = new Turns();

  beforeAll(async () => {
    for (let page = 0; page < count; page += 1) targets.push(await openTarget());
    for (const target of targets) free.putNowait(target);
  });
  afterAll(() => Promise.all(targets.map(({ page }) => page.context().close())));

  /** Runs code in the program of a free page, and checks what must hold. */
  return async function attack(code: string, deadline = DEADLINE_MS): Promise<Attacked> {
    const target = await free.get();
    try {
      await turns.beside(() => makeReady(target, code, deadline));
      const seen = await turns.alone(() => runHostile(target));
      await turns.beside(() => check(target));
      expect(seen.frames).toBe(0);
      expect(seen.waited).toBeLessThanOrEqual(LONGEST_WAIT_MS);
      expect(seen.took).toBeLessThanOrEqual(deadline + 500);
      return seen;
    } finally {
      free.putNowait(target);
    }
  };

  async function makeReady({ page, root }: Target, code: string, deadline: number) {
    const hostile = code.replaceAll('elsewhere.test', elsewhere.host()).replaceAll('SITE', root);
    await page.route('**/live/asyncio/sleep/demo.*js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: hostile }),
    );
    await page.reload();
    await page.waitForSelector('html[data-has-hydrated="true"]', { state: 'attached' });
    await editorOf(page).waitFor();
    await page.evaluate(shorten, [PAGES_DEADLINE_MS, deadline] as const);
    await programOf(page, HOSTILE).locator('.program-button-run').focus();
    await page.waitForLoadState('networkidle');
  }

  /** Runs another program of the page, and checks what must hold after any. */
  async function check({ page, root, stored }: Target): Promise<void> {
    const next = await runProgram(programOf(page, NEXT));
    expect(next.phase).toBe('done');
    expect(elsewhere.arrived).toEqual([]);
    expect(page.url()).toBe(`${root}${PATH}`);
    expect(page.context().pages()).toHaveLength(1);
    expect(await page.title()).not.toContain('hacked');
    expect(await storage(page)).toEqual(stored);
    expect(await editorOf(page).innerText()).toContain(DRAFT.trim());
  }
}

async function runHostile({ page }: Target): Promise<Measured> {
  const program = programOf(page, HOSTILE);
  const longest = await watchWaits(page);
  const time = await timeNextRun(program);
  const seen = await runProgram(program);
  const took = await time();
  return { ...seen, took, waited: await longest(), frames: await page.locator('iframe').count() };
}

const editorOf = (page: Page): Locator => programOf(page, EDITED).locator('.cm-content');

/** What the policy refuses there is told on the console, and what arrives elsewhere is counted. */
async function openTarget(): Promise<Target> {
  const { page, root } = await openPage({ path: PATH, keep: true, provokes: /^/ });
  await page.context().addCookies([{ name: 'secret', value: 'cookie', url: root }]);
  await page.evaluate(() => localStorage.setItem('secret', 'stored'));
  const program = programOf(page, EDITED);
  await program.getByRole('button', { name: /^编辑/ }).click();
  await program.locator('.cm-content').waitFor();
  await program.locator('.cm-content').click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText(DRAFT);
  await page.waitForTimeout(500);
  return { page, root, stored: await storage(page) };
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
