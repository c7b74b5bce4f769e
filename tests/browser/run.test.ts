import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { openPage } from './harness.ts';
import { RUN, programOf, runProgram } from './live.ts';
import { addressOf, catalog, pagesWithPrograms, recordingsOf } from './programs.ts';

const execute = promisify(execFile);
const root = join(import.meta.dirname, '../..');
// A busy machine can hold a program up for longer than its sleeps differ; on the instant clock, whose
// tests have no second try, it cannot.
describe('every program of the site prints its recorded lines in the page', { retry: 1 }, () => {
  test.for(pagesWithPrograms)('%s', async (path) => {
    const { page } = await openPage({ path: addressOf(path) });
    const recorded = recordingsOf(path);
    const count = await page.locator(RUN).count();
    for (let position = 0; position < count; position += 1) {
      const program = programOf(page, position);
      const file = await program.locator('.program-file').innerText();
      const { phase, status, lines, marks } = await runProgram(program);
      const recording = recorded(file);
      expect(['done', 'error', 'deadlock'], `${file}: ${status}`).toContain(phase);
      if (file === 'demo.ts') expect(phase).toBe('done');
      if (recording === undefined) continue;
      const printed = lines.filter((_, index) => marks[index] !== null);
      expect(printed, file).toEqual(recording);
      expect(marks, file).not.toContain('different');
    }
  });
});

test('runs under another base URL and in English', async () => {
  for (const base of ['/', '/bingfa/'] as const) {
    const { page } = await openPage({ path: 'asyncio/lock', locale: 'en', base });
    const { phase, status } = await runProgram(programOf(page));
    expect(phase).toBe('done');
    expect(status).toMatch(/^Done in \d+\.\d\d s · same output as CPython/);
  }
});

test('nothing of the runner is loaded before it is wanted', async () => {
  const { page, requests } = await openPage({ path: 'asyncio/lock' });
  await page.waitForLoadState('networkidle');
  expect(requests.filter((url) => url.includes('/live/'))).toEqual([]);
  await page.locator(RUN).first().focus();
  await page.waitForRequest((request) => request.url().includes('/live/worker'));
});

test('stop ends a run, and the next one works', async () => {
  const { page } = await openPage({ path: 'asyncio/lock' });
  await page.route('**/live/asyncio/**/*.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: 'setInterval(() => console.log(1), 50)',
    }),
  );
  const program = programOf(page);
  await program.locator(RUN).click();
  await program.locator('.output-line').nth(1).waitFor();
  await program.getByRole('button', { name: '停止' }).click();
  await program.locator('[data-phase=stopped]').waitFor({ state: 'attached' });
  expect(await page.locator('iframe').count()).toBe(0);
  expect(await program.locator(RUN).evaluate((button) => button === document.activeElement)).toBe(
    true,
  );
  await program.locator(RUN).click();
  await program.locator('.output-line').nth(1).waitFor();
});

test('without JavaScript the programs and the recorded output are there, and no dead button', async () => {
  const { page } = await openPage({ path: 'asyncio/lock', javaScript: false });
  const text = await page.locator('.programs').first().innerText();
  const demo = catalog.get('asyncio/lock/demo');
  for (const line of demo?.recording?.lines ?? []) expect(text).toContain(line);
  for (const file of [demo?.python, demo?.typescript]) {
    const code = page.locator('.programs code', { hasText: file?.source.split('\n')[0] ?? '' });
    expect(await code.first().evaluate((element) => element.textContent)).toBe(file?.source);
  }
  expect(await page.locator('.programs :is(button, select):visible').count()).toBe(0);
  expect(text).not.toContain('运行前加载');
});

test.each([
  ['asyncio/create-task', 1280],
  ['asyncio/gather', 1280],
  ['asyncio/create-task', 390],
  ['asyncio/gather', 320],
])('a run moves nothing that is read: %s, %d px', async (path, width) => {
  const { page } = await openPage({ path, viewport: { width, height: 800 } });
  const program = programOf(page);
  // How far the button, the code and what stands below all programs go while a run goes on.
  const run = async (): Promise<number[]> => {
    const seen = await program.evaluateHandle((element) => {
      const watched = [
        element.querySelector('.program-button-run'),
        element.querySelector('pre.code'),
        document.querySelector('main h2:last-of-type'),
      ].map((one) => one ?? element);
      const places = () =>
        watched.map((one) => {
          const { top, left } = one.getBoundingClientRect();
          return [top + scrollY, left + scrollX] as const;
        });
      const before = places();
      const moved = before.map(() => 0);
      const look = () => {
        places().forEach(([top, left], n) => {
          const [fromTop, fromLeft] = before[n] ?? [0, 0];
          moved[n] = Math.max(moved[n] ?? 0, Math.abs(top - fromTop), Math.abs(left - fromLeft));
        });
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
      return moved;
    });
    expect((await runProgram(program)).phase).toBe('done');
    await page.locator('.timeline-tools button').first().waitFor();
    return seen.jsonValue();
  };
  const [button, code] = await run();
  expect(button).toBeLessThan(1);
  expect(code).toBeLessThan(1);
  // The first run's output and timeline need room; the next one's has it.
  expect(Math.max(...(await run()))).toBeLessThan(1);
});

test('after navigation within the site the code is fetched, and nothing jumps', async () => {
  const { page } = await openPage({ path: 'asyncio/event' });
  await page.locator('a[href$="/asyncio/lock"]').first().click();
  await page.waitForURL('**/asyncio/lock');
  const code = programOf(page).locator('pre.code code');
  await expect
    .poll(() => code.evaluate((element) => element.textContent))
    .toBe(catalog.get('asyncio/lock/demo')?.typescript?.source);
});

test('what Copy gives is the file, and runs in an empty project with the library installed', async () => {
  const { page } = await openPage({
    path: 'asyncio/lock',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const program = programOf(page);
  await program.getByRole('button', { name: '复制' }).click();
  await program.getByText('已复制').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const demo = catalog.get('asyncio/lock/demo');
  expect(copied).toBe(demo?.typescript?.source);

  const project = await mkdtemp(join(tmpdir(), 'bingfa-'));
  try {
    const examples = join(root, 'examples');
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    await execute(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: examples });
    const { stdout } = await execute('npm', ['pack', '--json', '--pack-destination', project], {
      cwd: examples,
    });
    const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
    await writeFile(join(project, 'package.json'), '{ "type": "module" }');
    await execute('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${filename}`], {
      cwd: project,
    });
    await writeFile(join(project, 'demo.ts'), copied);
    const ran = await execute(process.execPath, ['demo.ts'], { cwd: project });
    expect(ran.stdout.trimEnd().split('\n')).toEqual(demo?.recording?.lines);
  } finally {
    await rm(project, { recursive: true });
  }
});
