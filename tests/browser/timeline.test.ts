import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { compileProgram } from '../../src/plugins/programs/compile.ts';
import { violations } from './axe.ts';
import { openPage } from './harness.ts';
import { RUN, programOf, replaceProgram, runProgram } from './live.ts';

/** The timeline of the reader's own run; the recorded one is inside another element. */
const OWN = '.timeline-place > .timeline';

/** Two tasks that each hold what the other waits for. */
const RING = `const a = new Lock();
const b = new Lock();
async function both(first: Lock, second: Lock) {
  using one = await first.acquire();
  await sleep(1);
  using two = await second.acquire();
}
await gather([
  createTask(() => both(a, b), { name: 'left' }),
  createTask(() => both(b, a), { name: 'right' }),
]);
`;
const DEADLOCK = `import { createTask, gather, Lock, sleep } from 'bingfa/asyncio';
${RING}`;

const PLAIN = `import { createTask, sleep } from 'bingfa/asyncio';
const later = () => new Promise((resolve) => setTimeout(resolve, 5));
const task = createTask(async () => {
  await later();
  await sleep(3);
}, { name: 'worker' });
await task;
`;

/** Runs a program of the test's own, compiled as the site's are, and gives its page. */
async function run(source: string, options: Parameters<typeof openPage>[0] = {}): Promise<Page> {
  const { page } = await openPage({ path: 'asyncio/lock', ...options });
  await replaceProgram(page, (await compileProgram(source, 'demo.ts')) ?? '');
  await runProgram(programOf(page));
  await page.locator(OWN).waitFor();
  return page;
}

interface Table {
  readonly task: string;
  readonly event: string;
  readonly line: string;
}

async function tableOf(page: Page): Promise<Table[]> {
  await page.locator(`${OWN} summary`).click();
  return page.locator(`${OWN} tbody tr`).evaluateAll((rows) =>
    rows.map((row) => {
      const [, , task = '', event = '', line = ''] = [...row.children].map(
        ({ textContent }) => textContent,
      );
      return { task, event, line };
    }),
  );
}

const THREADS = `import { Lock, Thread } from 'bingfa/threading';

const lock = new Lock();

function work(
  lock: Lock,
) {
  using held = lock.acquireSync();
  console.error(new TypeError('told'));
}

const thread = new Thread({ target: work, args: [lock], name: 'worker' });
thread.start();
await thread.join();
const fails = new Thread({
  target: () => {
    throw new RangeError('thrown');
  },
  name: 'fails',
});
fails.start();
await fails.join();
`;

const STILL = '.timeline-still .timeline';

describe('a recorded timeline', () => {
  test.each([
    ['zh-Hans', 'demo.ts 的时间线', 'main、Task-1、Task-2 的'],
    ['en', 'Timeline of demo.ts', 'events of main, Task-1, Task-2'],
  ] as const)('is part of the page without any script, %s', async (locale, name, names) => {
    const { page } = await openPage({ path: 'asyncio/lock', locale, javaScript: false });
    const section = page.getByRole('region', { name });
    expect(await section.getByRole('img').getAttribute('aria-label')).toContain(names);
    const box = await section.locator('.timeline-picture').first().boundingBox();
    expect(box?.height).toBeGreaterThan(100);
    await section.locator('summary').click();
    expect(await section.locator('tbody tr').count()).toBeGreaterThan(20);
    expect(await section.locator('td', { hasText: /Lock-1.*main/ }).count()).toBeGreaterThan(0);
  });

  test('of threads is part of the page too: a kept run, with lanes of threads', async () => {
    const { page } = await openPage({ path: 'threading/lock', locale: 'en', javaScript: false });
    const section = page.getByRole('region', { name: 'Timeline of demo.ts' });
    expect(await section.locator('.timeline-name-thread').allTextContents()).toHaveLength(4);
    expect(await section.locator('.timeline-said').textContent()).toContain('from a real run');
    await section.locator('summary').click();
    const rows = section.locator('tbody tr', { hasText: /Thread-1 \(deposit\).*Lock-1/ });
    expect(await rows.first().locator('td').last().textContent()).toBe('15');
  });

  test('gives its place to the reader’s own run, and nothing below it moves', async () => {
    const { page, requests } = await openPage({ path: 'asyncio/lock' });
    expect(requests.filter((url) => url.includes('/live/'))).toEqual([]);
    expect(await page.locator(STILL).isVisible()).toBe(true);
    const place = page.locator('.timeline-place').first();
    const before = (await place.boundingBox())?.height ?? 0;
    await place.evaluate((element) => {
      const heights: number[] = [];
      Object.assign(globalThis, { heights });
      new ResizeObserver(() => heights.push(element.getBoundingClientRect().height)).observe(
        element,
      );
    });
    await runProgram(programOf(page));
    await page.locator(OWN).waitFor();
    expect(await page.locator(STILL).isVisible()).toBe(false);
    const heights = await page.evaluate(
      () => (globalThis as unknown as { heights: number[] }).heights,
    );
    for (const height of heights) expect(Math.abs(height - before)).toBeLessThan(40);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(before - 1);
  });

  test('is fetched after navigation within the site', async () => {
    const { page } = await openPage({ path: 'asyncio/event', locale: 'en' });
    await page.locator('.menu a[href$="/asyncio/lock"]').first().click();
    await page.getByRole('heading', { level: 1, name: 'Lock' }).waitFor();
    await page.locator(STILL).first().waitFor();
    expect(await page.locator(`${STILL} .timeline-picture`).first().innerHTML()).toContain('main');
  });

  test.each([
    { locale: 'zh-Hans', colorScheme: 'light' },
    { locale: 'en', colorScheme: 'dark' },
    { locale: 'en', colorScheme: 'light', viewport: { width: 320, height: 700 } },
  ] as const)('has nothing that axe finds wrong, %o', async (setting) => {
    const { page } = await openPage({ path: 'asyncio/task-group', ...setting });
    await page.locator(`${STILL} summary`).first().click();
    expect(await violations(page)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

describe('a timeline', () => {
  test('of the lock’s demo shows the second task waiting for what main holds', async () => {
    const { page, requests } = await openPage({ path: 'asyncio/lock', locale: 'en' });
    expect(await page.locator(OWN).count()).toBe(0);
    expect(requests.filter((url) => url.includes('/live/'))).toEqual([]);
    await runProgram(programOf(page));
    await page.locator(OWN).waitFor();
    const source = await readFile('examples/asyncio/lock/demo.ts', 'utf8');
    const line = source.split('\n').findIndex((text) => text.includes('lock.acquire({ signal')) + 1;
    expect(await tableOf(page)).toContainEqual({
      task: 'Task-2',
      event: 'waits for Lock-1 (held by main), 2 waiting',
      line: String(line),
    });
    expect(await page.locator(`${OWN} .timeline-picture`).first().innerHTML()).toContain(
      'Lock-1 ← main',
    );
  });

  test.each([
    ['zh-Hans', 'left 等待 right 持有的 Lock-2，right 等待 left 持有的 Lock-1'],
    ['en', 'left waits for Lock-2, held by right; right waits for Lock-1, held by left'],
  ] as const)('of a deadlock names its ring, %s', async (locale, ring) => {
    const page = await run(DEADLOCK, { locale });
    const status = programOf(page).locator('[role=status][data-phase=deadlock]');
    await expect.poll(() => status.innerText()).toContain(ring);
    expect(await page.locator(`${OWN} .timeline-finding`).first().innerText()).toContain(ring);
    expect(await page.locator('.timeline-ring').count()).toBe(1);
  });

  test('puts waits without a signal, and for plain promises, on the lane of their task', async () => {
    const rows = await tableOf(await run(PLAIN, { locale: 'en' }));
    expect(rows).toContainEqual({ task: 'worker', event: 'waits for a promise', line: '4' });
    expect(rows).toContainEqual({ task: 'worker', event: 'sleep(3)', line: '5' });
    expect(rows.filter(({ event }) => event === 'waits for worker')).toMatchObject([
      { task: 'main', line: '7' },
    ]);
  });

  test('is stepped through by keyboard, event by event as in its table', async () => {
    const page = await run(DEADLOCK, { locale: 'en' });
    const rows = await tableOf(page);
    const frame = page.getByRole('slider');
    expect(await frame.getAttribute('aria-valuemax')).toBe(String(rows.length));
    await frame.focus();
    for (const { task, event, line } of rows) {
      await page.keyboard.press('ArrowRight');
      expect(await frame.getAttribute('aria-valuetext')).toBe(`${task} ${event}`);
      const mark = programOf(page).locator('.code-line');
      await expect.poll(() => mark.count()).toBe(line === '' ? 0 : 1);
      if (line === '') continue;
      await expect.poll(() => mark.getAttribute('style')).toContain(`--at: ${line};`);
    }
    const width = () =>
      page.locator(`${OWN} .timeline-picture`).first().getAttribute('width').then(Number);
    const before = await width();
    await page.keyboard.press('+');
    await expect.poll(width).toBeGreaterThan(before);
    await page.keyboard.press('-');
    await expect.poll(width).toBe(before);

    await page.keyboard.press('Home');
    for (let times = 0; times < 5; times += 1) await page.keyboard.press('+');
    const said = await frame.getAttribute('aria-valuetext');
    const scrolled = () => frame.evaluate(({ scrollLeft }) => scrollLeft);
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(scrolled).toBeGreaterThan(100);
    expect(await frame.getAttribute('aria-valuetext')).toBe(said);
    await page.keyboard.press('Shift+ArrowLeft');
    await expect.poll(scrolled).toBe(0);
  });

  test('and the output move together', async () => {
    const page = await run(
      `import { createTask, sleep } from 'bingfa/asyncio';
console.log('early');
await createTask(() => sleep(30));
console.log('late');
`,
      { locale: 'en' },
    );
    const later = programOf(page).locator('.output-line[data-place=later]');
    expect(await later.count()).toBe(0);
    await page.getByRole('slider').focus();
    await page.keyboard.press('Home');
    await expect.poll(() => later.count()).toBe(1);
    expect(await later.innerText()).toMatch(/^late/);
  });

  test('and the output mark each other, also where all of it happens at one time', async () => {
    const page = await run(
      `import { createTask } from 'bingfa/asyncio';
const one = createTask(async () => {
  console.log('in one');
  await null;
  console.log('still in one');
}, { name: 'one' });
const two = createTask(() => console.log('in two'), { name: 'two' });
await one;
await two;
console.log('end');
`,
      { locale: 'en' },
    );
    const line = (text: string) => programOf(page).locator('.output-line', { hasText: text });
    const said = page.locator(`${OWN} .timeline-said`);
    const placeOfLine = (text: string) => line(text).first().getAttribute('data-place');
    await line('in two').hover();
    await expect.poll(() => said.innerText()).toMatch(/two starts/);
    expect(await placeOfLine('in two')).toBe('now');
    expect(await placeOfLine('in one')).toBe('earlier');
    expect(await placeOfLine('end')).toBe('later');
    await line('end').hover();
    await expect.poll(() => placeOfLine('end')).toBe('now');
    expect(await said.innerText()).toMatch(/^(\d+)\/\1 /);

    await programOf(page).locator('[role=log]').focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => said.innerText()).toMatch(/one starts/);
    await page.keyboard.press('ArrowDown');
    expect(await line('in two').evaluate((element) => element === document.activeElement)).toBe(
      true,
    );
    await expect.poll(() => said.innerText()).toMatch(/two starts/);
    await page.getByRole('slider').focus();
    await page.keyboard.press('Home');
    await expect.poll(() => placeOfLine('in two')).toBe('later');
    expect(await violations(page)).toEqual([]);
  });

  test('scrolls the output to what was printed then, and not the page', async () => {
    const page = await run(
      `import { createTask } from 'bingfa/asyncio';
for (let i = 0; i < 100; i++) await createTask(() => console.log(i));
`,
      { locale: 'en' },
    );
    await page.getByRole('slider').focus();
    const before = await page.evaluate(() => scrollY);
    await page.keyboard.press('End');
    const log = programOf(page).locator('[role=log]');
    await expect.poll(() => log.evaluate((box) => box.scrollTop)).toBeGreaterThan(1000);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => log.evaluate((box) => box.scrollTop)).toBeLessThan(30);
    expect(await page.evaluate(() => scrollY)).toBe(before);
  });

  test('shows the event that is pointed at', async () => {
    const page = await run(DEADLOCK, { locale: 'en' });
    const picture = page.locator(`${OWN} .timeline-picture`).first();
    await picture.hover({ position: { x: 350, y: 35 } });
    const said = page.locator(`${OWN} .timeline-said`);
    await expect.poll(() => said.innerText()).toMatch(/^\d+\/\d+ main /);
  });

  test('is saved as a picture and as a trace', async () => {
    const page = await run(DEADLOCK, { locale: 'en' });
    const save = async (name: string): Promise<[string, string]> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name }).click(),
      ]);
      return [download.suggestedFilename(), await readFile(await download.path(), 'utf8')];
    };
    const [picture, svg] = await save('Save as SVG');
    expect(picture).toBe('demo.svg');
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg).toContain('Lock-2 ← right');
    expect(svg).toMatch(/fill="rgb\(/);
    const [trace, json] = await save('Save as Chrome trace');
    expect(trace).toBe('demo.trace.json');
    const { traceEvents } = JSON.parse(json) as { traceEvents: { name: string }[] };
    expect(traceEvents.map(({ name }) => name)).toContain('wait Lock-2');
  });

  test('knows the lines of what a thread does, and of its errors', async () => {
    const { page } = await openPage({ path: 'threading/lock', locale: 'en' });
    await replaceProgram(page, (await compileProgram(THREADS, 'demo.ts')) ?? '');
    const { lines: printed } = await runProgram(programOf(page));
    await page.locator(OWN).waitFor();
    const lines = printed.join('\n');
    expect(lines).toContain('TypeError: told\n    at demo.ts:9');
    expect(lines).toContain('RangeError: thrown\n    at demo.ts:17');
    const rows = await tableOf(page);
    const lineOf = (task: string, event: RegExp): string | undefined =>
      rows.find((row) => row.task === task && event.test(row.event))?.line;
    expect(lineOf('worker', /^is created by/)).toBe('13');
    expect(lineOf('worker', /^acquires Lock-1/)).toBe('8');
    expect(lineOf('worker', /^releases Lock-1/)).toBe('8');
    expect(lineOf('fails', /^is created by/)).toBe('21');
  });

  test('of a program with threads has their lanes, each by its name', async () => {
    const { page } = await openPage({ path: 'threading/lock', locale: 'en' });
    await runProgram(programOf(page));
    const lanes = page.locator(`${OWN} .timeline-name-thread`);
    await expect.poll(() => lanes.first().textContent()).toMatch(/^Thread-1/);
    // Which one comes first is the system's choice.
    const task: unknown = expect.stringMatching(/^Thread-[1-4] \(deposit\)$/);
    expect(await tableOf(page)).toContainEqual(expect.objectContaining({ task, event: 'starts' }));
  });

  test('names tasks that nobody awaited, and errors that nobody saw', async () => {
    const page = await run(
      `import { createTask, sleep } from 'bingfa/asyncio';
createTask(() => sleep(50), { name: 'forgotten' });
createTask(() => { throw new Error('lost'); }, { name: 'failing' });
await sleep(5);
`,
      { locale: 'en' },
    );
    const found = page.locator(`${OWN} .timeline-finding`);
    await expect
      .poll(() => found.allInnerTexts())
      .toEqual(['Nobody waited for: forgotten', 'Failed with nobody waiting: failing']);
    const status = programOf(page).locator('[role=status][data-phase]');
    await expect.poll(() => status.innerText()).toContain('Nobody waited for: forgotten');
  });

  test('of a program that changes what it can reach is still drawn', async () => {
    const page = await run(
      `import { createTask } from 'bingfa/asyncio';
Error.prepareStackTrace = () => { throw new Error('mine'); };
Object.freeze(Error);
await createTask(() => 1, { name: '<img src=x onerror=alert(1)>' });
console.log(String(Symbol.for('bingfa.following') in globalThis));
`,
      { locale: 'en' },
    );
    const rows = await tableOf(page);
    expect(rows.map(({ task }) => task)).toContain('<img src=x onerror=alert(1)>');
    expect(await page.locator(`${OWN} img`).count()).toBe(0);
    expect(await programOf(page).locator('.output-line').innerText()).toMatch(/^false/);
  });

  test('of ten thousand events is drawn without a long wait', async () => {
    const page = await run(
      `import { createTask, gather, Lock } from 'bingfa/asyncio';
const lock = new Lock();
await gather(Array.from({ length: 4 }, () => createTask(async () => {
  for (let i = 0; i < 500; i++) { using held = await lock.acquire(); await null; }
})));
`,
      { locale: 'en' },
    );
    const frame = page.getByRole('slider');
    await expect
      .poll(async () => Number(await frame.getAttribute('aria-valuemax')))
      .toBeGreaterThan(7000);
    const took = await page.evaluate(async () => {
      const zoom = [...document.querySelectorAll('.timeline-tools button')][0] as HTMLElement;
      const began = performance.now();
      zoom.click();
      await new Promise(requestAnimationFrame);
      await new Promise((resolve) => setTimeout(resolve));
      return performance.now() - began;
    });
    expect(took).toBeLessThan(1000);
  });
});

/** Far more events than are told one by one, and at their end tasks that wait for each other. */
const MILLION = `import { createTask, gather, Lock, Queue, sleep } from 'bingfa/asyncio';
const lock = new Lock();
const queue = new Queue<number>();
let left = 135_000;
await gather(Array.from({ length: 4 }, (_, at) => createTask(async () => {
  while (left-- > 0) {
    using held = await lock.acquire();
    await null;
    if (left < 3) queue.putNowait(left);
  }
}, { name: \`worker-\${at}\` })));
${RING}`;

describe('of a million events', () => {
  const numberIn = (text: string): number => Number(text.replaceAll(',', ''));

  test('the first are shown, the others as totals, and how it ended', async () => {
    const page = await run(MILLION, { locale: 'en' });
    const notes = page.locator(`${OWN} .timeline-notes`);
    const [, said = ''] =
      /([\d,]+) later events are shown as totals/.exec(await notes.innerText()) ?? [];
    const total = numberIn(said);
    expect(total).toBeGreaterThan(1_000_000);
    const finding = page.locator(`${OWN} .timeline-finding`).first();
    expect(await finding.innerText()).toContain(
      'left waits for Lock-3, held by right; right waits for Lock-2, held by left',
    );
    expect(await page.locator('.timeline-ring').count()).toBe(1);

    await page.locator(`${OWN} summary`).click();
    const table = page.locator(`${OWN} .timeline-totals-table`);
    const lanes = await table
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
    const countOf = (lane: string): number =>
      numberIn(lanes.find(([name]) => name === lane)?.[1] ?? '');
    const tasks = ['main', 'worker-0', 'worker-1', 'worker-2', 'worker-3', 'left', 'right'];
    expect(tasks.reduce((sum, name) => sum + countOf(name), 0)).toBe(total);
    expect(lanes.find(([name]) => name === 'worker-2')?.[2]).toMatch(/acquire [\d,]{6,}/);
    expect(lanes.find(([name]) => name === 'Queue-1')?.[2]).toMatch(/^put \d$/);

    const frame = page.getByRole('slider');
    await frame.focus();
    await page.keyboard.press('End');
    const text = () => frame.getAttribute('aria-valuetext');
    expect(await text()).toBe('right waits for Lock-2 (held by left)');
    for (let steps = 0; !/events: /.test((await text()) ?? ''); steps += 1) {
      expect(steps).toBeLessThan(50);
      await page.keyboard.press('ArrowLeft');
    }
    const box = await page.locator(`${OWN} .timeline-later`).boundingBox();
    const lane = await page.locator(`${OWN} .timeline-name`, { hasText: 'worker-1' }).boundingBox();
    expect(box?.width).toBeGreaterThanOrEqual(240);
    const line = page.locator(`${OWN} .timeline-said`);
    let share = 0.5;
    await expect
      .poll(async () => {
        // A stretch in which the machine did something else has no events.
        share = (share + 0.01) % 1;
        await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) * share, (lane?.y ?? 0) + 4);
        return line.innerText();
      })
      .toMatch(/worker-1 [\d,]+ events: .*acquire [\d,]+/);
    expect(await violations(page)).toEqual([]);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as Chrome trace' }).click(),
    ]);
    const { traceEvents } = JSON.parse(await readFile(await download.path(), 'utf8')) as {
      traceEvents: { ph: string; name: string; args: Record<string, number> }[];
    };
    const counters = traceEvents.filter(
      ({ ph, name }) => ph === 'C' && name.startsWith('worker-1'),
    );
    const counted = counters.flatMap(({ args }) => Object.values(args));
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(countOf('worker-1'));
    expect(traceEvents.map(({ name }) => name)).toContain('wait Lock-3');
  });
});

describe('a link to a timeline', () => {
  const copyLink = async (page: Page): Promise<string> => {
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Link copied').waitFor();
    return new URL(await page.evaluate(() => navigator.clipboard.readText())).hash;
  };
  const permissions = ['clipboard-read', 'clipboard-write'];

  test('shows the run without running anything, and says so', async () => {
    const { page } = await openPage({ path: 'asyncio/lock', locale: 'en', permissions });
    await runProgram(programOf(page));
    await page.locator(OWN).waitFor();
    const rows = await tableOf(page);
    const hash = await copyLink(page);

    const other = await openPage({ path: `asyncio/lock${hash}`, locale: 'en' });
    await other.page.getByText('nothing was run here').waitFor();
    expect(await tableOf(other.page)).toEqual(rows);
    expect(await other.page.locator('iframe').count()).toBe(0);
    expect(await other.page.locator('.output-line').count()).toBe(0);
    await other.page.getByRole('slider').focus();
    await other.page.keyboard.press('ArrowRight');
    await other.page.keyboard.press('ArrowRight');
    await other.page.keyboard.press('ArrowRight');
    await expect.poll(() => programOf(other.page).locator('.code-line').count()).toBe(1);
    expect(await violations(other.page)).toEqual([]);

    await runProgram(programOf(other.page));
    await expect.poll(() => other.page.getByText('nothing was run here').count()).toBe(0);
    expect(new URL(other.page.url()).hash).toBe('');
    await other.page.locator(OWN).waitFor();
  });

  test('to a run of the reader’s own program marks no lines of the page’s', async () => {
    const page = await run(DEADLOCK, { locale: 'en', permissions });
    const hash = await copyLink(page);
    const changed = hash.replace('asyncio/lock/demo', 'asyncio/event/demo');
    const other = await openPage({ path: `asyncio/event${changed}`, locale: 'en' });
    await other.page.getByText('its lines are not marked').waitFor();
    const finding = other.page.locator(`${OWN} .timeline-finding`).first();
    expect(await finding.innerText()).toContain('left waits for Lock-2, held by right');
    await other.page.getByRole('slider').focus();
    await other.page.keyboard.press('ArrowRight');
    expect(await programOf(other.page).locator('.code-line').count()).toBe(0);
    await other.page.getByRole('button', { name: 'Close' }).click();
    expect(await other.page.locator(OWN).count()).toBe(0);
    expect(await other.page.locator(STILL).first().isVisible()).toBe(true);
  });

  test.each([
    ['empty', ''],
    ['cut off', 'eJyrVspIzcnJV0jOzy'],
    ['not base 64', '<img onerror=alert(1)>'],
    ['with broken escapes', '%E0%A4%A'],
    ['very long', 'A'.repeat(100_000)],
  ])('that is %s says so, and the recorded timeline stays', async (_name, packed) => {
    const path = `asyncio/lock#run=asyncio/lock/demo&trace=${packed}`;
    const { page } = await openPage({ path, locale: 'en' });
    await page.getByText('incomplete or damaged').waitFor();
    expect(await page.locator(STILL).first().isVisible()).toBe(true);
    expect((await runProgram(programOf(page))).phase).toBe('done');
    await page.locator(OWN).waitFor();
    expect(await page.getByText('incomplete or damaged').count()).toBe(0);
  });
});

const settings = (['zh-Hans', 'en'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ locale, colorScheme })),
);

test.each([
  ...settings,
  { locale: 'zh-Hans', colorScheme: 'light', viewport: { width: 320, height: 700 } } as const,
])('axe finds nothing wrong with a timeline, %o', async (setting) => {
  const page = await run(DEADLOCK, setting);
  await page.locator(`${OWN} summary`).click();
  expect(await violations(page)).toEqual([]);
  if ('viewport' in setting) {
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  }
  await page.locator(RUN).first().focus();
});
