import { type Page, chromium } from 'playwright-core';
import { chromiumFlags, findChromium } from '../scripts/chromium.ts';
import { serveSite } from './serve-site.ts';
import { compileProgram } from '../src/plugins/programs/compile.ts';

/** How long frames took while something moved, in milliseconds, from the shortest. */
export type Frames = readonly number[];

const FRAMES = 120;

/** Tasks that share a lock and hand items through a queue, until there are enough events. */
const program = (
  events: number,
): string => `import { Lock, Queue, createTask, gather } from 'bingfa/asyncio';
const lock = new Lock();
const queue = new Queue(2);
let left = ${Math.ceil(events / 6)};
await gather(Array.from({ length: 8 }, () => createTask(async () => {
  while (left-- > 0) {
    using held = await lock.acquire();
    await null;
    if (queue.full()) queue.getNowait();
    queue.putNowait(1);
  }
})));
`;

export interface Measured {
  readonly events: number;
  /** The longest that the page's thread was busy at a time, from the press of Run to the picture. */
  readonly longestWaitMs: number;
  readonly motions: Readonly<Record<string, Frames>>;
  /** What the page says that it left out. */
  readonly notes: string;
}

/** Runs a program in the built site's page and moves about in its timeline. */
export async function measurePage(dir: string, sizes: readonly number[]): Promise<Measured[]> {
  const { server, root } = await serveSite(dir);
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
  const measured: Measured[] = [];
  try {
    for (const events of sizes) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      const body = (await compileProgram(program(events), 'demo.ts')) ?? '';
      await page.route('**/live/asyncio/**/*.js', (route) =>
        route.fulfill({ contentType: 'text/javascript', body }),
      );
      await page.goto(`${root}en/asyncio/lock`);
      measured.push(await measure(page));
      await page.close();
    }
  } finally {
    await browser.close();
    server.close();
  }
  return measured;
}

async function measure(page: Page): Promise<Measured> {
  await page.evaluate(() => {
    const seen = { last: performance.now(), longest: 0 };
    Object.assign(globalThis, { seen });
    setInterval(() => {
      const now = performance.now();
      seen.longest = Math.max(seen.longest, now - seen.last - 10);
      seen.last = now;
    }, 10);
  });
  await page.locator('.program-button-run').first().click();
  const frame = page.getByRole('slider');
  await frame.waitFor({ timeout: 60_000 });
  await page
    .locator('[role=status]:is([data-phase=done], [data-phase=deadline])')
    .first()
    .waitFor({ state: 'attached', timeout: 60_000 });
  await page.waitForTimeout(1000);
  const longestWaitMs = await page.evaluate(
    () => (globalThis as unknown as { seen: { longest: number } }).seen.longest,
  );
  await frame.scrollIntoViewIfNeeded();
  const motions: Record<string, Frames> = {
    scroll: await move(page, 'scroll'),
    point: await move(page, 'point'),
    step: await move(page, 'step'),
  };
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.waitForTimeout(500);
  motions['scroll, zoomed'] = await move(page, 'scroll');
  return {
    events: Number(await frame.getAttribute('aria-valuemax')),
    longestWaitMs,
    motions,
    notes: await page.locator('.timeline-place > .timeline .timeline-notes').innerText(),
  };
}

function move(page: Page, motion: 'scroll' | 'point' | 'step'): Promise<Frames> {
  return page.evaluate(
    async ({ how, count }) => {
      const frame = document.querySelector<HTMLElement>('[role=slider]');
      if (frame === null) throw new Error('Run a program with tasks: there is no timeline');
      const next = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      frame.scrollLeft = 0;
      frame.focus({ preventScroll: true });
      const { left, top } = frame.getBoundingClientRect();
      const times: number[] = [];
      await next();
      let before = await next();
      for (let at = 0; at < count; at += 1) {
        if (how === 'scroll') frame.scrollLeft += 60;
        else if (how === 'step')
          frame.dispatchEvent(
            new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }),
          );
        else
          frame.dispatchEvent(
            new PointerEvent('pointermove', {
              clientX: left + 200 + at * 5,
              clientY: top + 40 + (at % 8) * 20,
              bubbles: true,
            }),
          );
        const now = await next();
        times.push(now - before);
        before = now;
      }
      return times.sort((a, b) => a - b);
    },
    { how: motion, count: FRAMES },
  );
}
