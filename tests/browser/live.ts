import type { Locator, Page } from 'playwright-core';

export const RUN = '.program-button-run';
const ENDED = ['done', 'error', 'deadlock', 'stopped', 'deadline', 'crashed', 'unloaded'];

/** The program of a page that has a Run button, by its position. */
export function programOf(page: Page, position = 0): Locator {
  return page.locator('.program', { has: page.locator(RUN) }).nth(position);
}

export interface RunSeen {
  readonly phase: string;
  readonly status: string;
  readonly lines: string[];
  readonly marks: (string | null)[];
}

export async function waitForEnd(program: Locator, timeout = 15_000): Promise<RunSeen> {
  const phases = ENDED.map((phase) => `[role=status][data-phase=${phase}]`).join(',');
  const status = program.locator(phases);
  await status.waitFor({ state: 'attached', timeout });
  const lines = program.locator('.output-line:not(.output-note)');
  return {
    phase: (await status.getAttribute('data-phase')) ?? '',
    status: await status.innerText(),
    lines: await lines.evaluateAll((all) => all.map((line) => line.firstChild?.nodeValue ?? '')),
    marks: await lines.evaluateAll((all) => all.map((line) => line.getAttribute('data-mark'))),
  };
}

export async function runProgram(program: Locator, timeout?: number): Promise<RunSeen> {
  await program.locator(RUN).click();
  return waitForEnd(program, timeout);
}

/** Notices that a program comes to a phase from now on, however soon it leaves it. */
export async function awaitPhase(program: Locator, phase: string): Promise<() => Promise<void>> {
  const watch = await program.evaluateHandle((element, wanted) => {
    const reached = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (element.querySelector(`[data-phase=${wanted}]`) === null) return;
        observer.disconnect();
        resolve();
      });
      const options = { attributeFilter: ['data-phase'], childList: true, subtree: true };
      observer.observe(element, options);
    });
    return { reached };
  }, phase);
  return () => watch.evaluate(({ reached }) => reached);
}

/** Notes, on the page's own clock, how long the next run of a program takes to be said over. */
export async function timeNextRun(program: Locator): Promise<() => Promise<number>> {
  await program.evaluate((element) => {
    const status = element.querySelector('[data-phase]');
    let began = 0;
    element.addEventListener('click', () => (began = performance.now()), { capture: true });
    new MutationObserver(() => {
      element.setAttribute('data-took', String(performance.now() - began));
    }).observe(status ?? element, { attributeFilter: ['data-phase'] });
  });
  return async () => Number(await program.getAttribute('data-took'));
}

/** Gives the page this code when it asks for its compiled program. */
export async function replaceProgram(page: Page, code: string): Promise<void> {
  await page.route('**/live/*/**/*.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: code }),
  );
}

/** Measures the page's longest wait for its own thread from now on. */
export async function watchWaits(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const seen = { last: performance.now(), longest: 0 };
    Object.assign(globalThis, { seen });
    setInterval(() => {
      const now = performance.now();
      seen.longest = Math.max(seen.longest, now - seen.last - 10);
      seen.last = now;
    }, 10);
  });
  return () =>
    page.evaluate(() => (globalThis as unknown as { seen: { longest: number } }).seen.longest);
}
