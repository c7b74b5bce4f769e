import type { CDPSession } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPage } from './harness.ts';

const GROWS = 'const all = []; for (;;) all.push(new Array(1000).fill(all.length));';
const RUNS = 3;

/**
 * The browser ends the sandbox's process, and Playwright then takes the whole page for lost. So the
 * page is asked directly.
 */
async function askPage(session: CDPSession, expression: string): Promise<unknown> {
  const { result } = await session.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  return result.value;
}

const run = (position: number): string => `(async () => {
  const button = document.querySelectorAll('.program-button-run')[${position}];
  const status = button.closest('.program').querySelector('[data-phase]');
  const began = performance.now();
  button.click();
  do await new Promise((next) => setTimeout(next, 20));
  while (['idle', 'loading', 'running'].includes(status.dataset.phase));
  return {
    phase: status.dataset.phase,
    took: performance.now() - began,
    frames: document.querySelectorAll('iframe').length,
  };
})()`;

test(
  'a program that takes all memory ends alone: the page lives on, and the next run works',
  { timeout: 120_000 },
  async () => {
    const { page } = await openPage({ path: 'asyncio/lock' });
    await page.route('**/live/asyncio/lock/demo.*js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: GROWS }),
    );
    const session = await page.context().newCDPSession(page);
    for (let turn = 0; turn < RUNS; turn += 1) {
      const seen = (await askPage(session, run(0))) as { phase: string; took: number };
      expect(['deadline', 'crashed']).toContain(seen.phase);
      expect(seen).toMatchObject({ frames: 0 });
      expect(seen.took).toBeLessThan(11_000);
      expect(await askPage(session, run(1))).toMatchObject({ phase: 'done', frames: 0 });
    }
  },
);
