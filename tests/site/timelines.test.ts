import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type CompiledLibrary,
  compileLibrary,
  compileProgram,
} from '../../src/plugins/programs/compile.ts';
import { readCatalog } from '../../src/plugins/programs/catalog.ts';
import { LIBRARY_ENTRIES } from '../../src/plugins/programs/names.ts';
import { formatTrace, readTrace, tracePath } from '../../src/plugins/timelines/kept.ts';
import { type Recorded, Recorder } from '../../src/plugins/timelines/record.ts';
import { type RunnableProgram, timelinesOf } from '../../src/plugins/timelines/timelines.ts';
import { buildTimeline } from '../../src/timeline/build.ts';
import { findings } from '../../src/timeline/findings.ts';

const root = join(import.meta.dirname, '../..');
const MAX_GZIP = 8000;
/** What makes a task, a thread or a process that the trace knows: all else is one task alone. */
const TASKS =
  /\bcreateTask\(|\btoThread\(|\bnew (?:TaskGroup|Thread|Timer|Process|\w*Pool|\w+Executor)\(/;
const WAITING = `import { createTask, Lock, sleep } from 'bingfa/asyncio';
const lock = new Lock();
const later = () => new Promise((resolve) => setTimeout(resolve, 1000));
const task = createTask(async () => {
  await later();
  using held = await lock.acquire();
  await sleep(20);
}, { name: '<worker>' });
await task;
`;

let library: CompiledLibrary;
let recorder: Recorder;
beforeAll(async () => {
  library = await compileLibrary(join(root, 'examples'), LIBRARY_ENTRIES);
  recorder = new Recorder(join(root, 'src/plugins/timelines/recorder.ts'), library);
});
afterAll(() => recorder.close());

async function record(source: string) {
  return recorder.record(
    'test/program',
    'demo.ts',
    (await compileProgram(source, 'demo.ts')) ?? '',
  );
}

test('a recorded run is the same each time, and takes the time that its sleeps say', async () => {
  const first = await record(WAITING);
  expect(await record(WAITING)).toEqual(first);
  expect(first.ending).toBe('done');
  expect(first.rows.at(-1)).toMatchObject({ time: 1020, task: 0 });
});

test('the awaits of plain promises are on the lane of their task, with the line', async () => {
  const { rows } = await record(WAITING);
  expect(rows).toContainEqual(expect.objectContaining({ type: 'pause', task: 1, line: 5 }));
  expect(rows).toContainEqual(
    expect.objectContaining({ type: 'acquire', resource: 'Lock-1', task: 1, line: 6 }),
  );
});

test('a task that had ended before it was awaited is one that was awaited', async () => {
  const { rows, ending } = await record(`import { createTask, sleep } from 'bingfa/asyncio';
const quick = createTask(() => 1, { name: 'quick' });
await sleep(10);
console.log(await quick);
`);
  const timeline = buildTimeline(rows);
  expect(findings(timeline, ending === 'deadlock').unawaited).toEqual([]);
  // It was no wait, and so is none at the end either.
  expect(timeline.tasks[0]?.segments.map(({ state }) => state)).not.toContain('waiting');
});

test('a task that a function awaits in its first turn is one that was awaited', async () => {
  const { rows } = await record(`import { createTask, sleep } from 'bingfa/asyncio';
const quick = createTask(() => 1, { name: 'quick' });
await sleep(10);
const price = async () => (await quick) + 1;
console.log(await price());
`);
  expect(findings(buildTimeline(rows), false).unawaited).toEqual([]);
  expect(rows).toContainEqual(expect.objectContaining({ type: 'pause', holder: 1, line: 4 }));
});

test.each([
  ['deadlock', `import { Event } from 'bingfa/asyncio';\nawait new Event().wait();\n`],
  ['error', `import { sleep } from 'bingfa/asyncio';\nawait sleep(1);\nthrow new Error('x');\n`],
])('a run that ends in %s has a timeline up to there', async (ending, source) => {
  expect(await record(source)).toMatchObject({ ending });
});

test('a timeline is small, in the page’s language, and safe', async () => {
  const code = (await compileProgram(WAITING, 'demo.ts')) ?? '';
  const program = { id: 'test/still', file: 'demo.ts', code };
  const texts = { 'timeline.name': 'Timeline of {file}', 'timeline.title': 'Timeline' };
  const html = (await timelinesOf(root, library, [program], texts)).get('test/still') ?? '';
  expect(html).toContain('aria-label="Timeline of demo.ts"');
  expect(html).toContain('&lt;worker&gt;');
  expect(html).not.toMatch(/<worker>|<script|style=/);
  expect(gzipSync(html).length).toBeLessThan(MAX_GZIP);
});

test('a task is awaited by name, also if it is called as a sleep begins', async () => {
  const code = await compileProgram(
    `import { createTask } from 'bingfa/asyncio';
const task = createTask(async () => { await null; }, { name: 'sleeper' });
await task;
`,
    'demo.ts',
  );
  const program = { id: 'test/sleeper', file: 'demo.ts', code: code ?? '' };
  const texts = { 'timeline.wait': 'waits for {resource}' };
  const html = (await timelinesOf(root, library, [program], texts)).get('test/sleeper');
  expect(html).toContain('<td>waits for sleeper</td>');
});

test('the table says how many wait, and how many items there are', async () => {
  const code = await compileProgram(
    `import { createTask, Queue, sleep } from 'bingfa/asyncio';
const queue = new Queue<number>();
const take = () => queue.get();
const tasks = [createTask(take), createTask(take)];
await sleep(1);
for (const item of [1, 2]) queue.putNowait(item);
for (const task of tasks) await task;
`,
    'demo.ts',
  );
  const program = { id: 'test/counted', file: 'demo.ts', code: code ?? '' };
  const texts = {
    'timeline.put': 'puts into {resource}',
    'timeline.get': 'takes from {resource}',
    'timeline.wait': 'waits for {resource}',
    'timeline.withItems': '{what} (items: {count})',
    'timeline.withWaiting': '{what}, {count} waiting',
  };
  const html = (await timelinesOf(root, library, [program], texts)).get('test/counted') ?? '';
  const rows = [...html.matchAll(/<td>([^<]*Queue-1[^<]*)<\/td><td>(\d*)<\/td>/g)];
  expect(rows.map(([, text, line]) => `${text} :${line}`)).toEqual([
    'waits for Queue-1 :3',
    'waits for Queue-1, 2 waiting :3',
    'puts into Queue-1 (items: 1) :6',
    'puts into Queue-1 (items: 2) :6',
    'takes from Queue-1 (items: 1) :3',
    expect.stringMatching(/Queue-1 :3$/),
    'takes from Queue-1 (items: 0) :3',
    expect.stringMatching(/Queue-1 :3$/),
  ]);
});

test.each([
  [
    'itself',
    `const task = createTask(async () => {
  using first = await one.acquire();
  using second = await one.acquire();
}, { name: 'self' });
await task;
`,
    'Waiting for itself: self waits for Lock-1, held by self',
  ],
  [
    'each other, where nobody awaits them',
    `const both = async (first: Lock, second: Lock) => {
  using a = await first.acquire();
  await sleep(1);
  using b = await second.acquire();
};
createTask(() => both(one, two), { name: 'left' });
createTask(() => both(two, one), { name: 'right' });
`,
    'Waiting for each other: left waits for Lock-2, held by right; right waits for Lock-1, held by left',
  ],
])('tasks that wait for %s are named', async (name, body, finding) => {
  const head = `import { createTask, Lock, sleep } from 'bingfa/asyncio';
const one = new Lock();
const two = new Lock();
`;
  const code = await compileProgram(head + body, 'demo.ts');
  const program = { id: `test/${name}`, file: 'demo.ts', code: code ?? '' };
  const texts = {
    'timeline.cycle': 'Waiting for each other: {waits}',
    'timeline.cycleOfOne': 'Waiting for itself: {waits}',
    'timeline.stuckHeld': '{task} waits for {resource}, held by {holders}',
    'timeline.and': '; ',
  };
  const html = (await timelinesOf(root, library, [program], texts)).get(program.id);
  expect(html).toContain(`>${finding}</p>`);
});

test(
  'every program with tasks that runs in the page has one, small enough for its page',
  { timeout: 180_000 },
  async () => {
    const programs: RunnableProgram[] = [];
    const withTasks: string[] = [];
    for (const { id, typescript } of readCatalog(join(root, 'examples')).values()) {
      if (typescript === undefined) continue;
      const { file, source } = typescript;
      const code = await compileProgram(source, file);
      if (code === undefined) continue;
      programs.push({ id, file, code });
      if (TASKS.test(source)) withTasks.push(id);
    }
    const timelines = await timelinesOf(root, library, programs, {});
    expect(withTasks.filter((id) => !timelines.has(id))).toEqual([]);
    expect(withTasks).toContain('threading/lock/demo');
    const large = [...timelines].filter(([, html]) => gzipSync(html).length > MAX_GZIP);
    expect(large.map(([id]) => id)).toEqual([]);
  },
);

test('a program without tasks has none', async () => {
  const code = (await compileProgram('await Promise.resolve();\n', 'demo.ts')) ?? '';
  const program = { id: 'plain', file: 'demo.ts', code };
  expect((await timelinesOf(root, library, [program], {})).size).toBe(0);
});

test('a program with threads whose run is not kept, or of an older version, stops the build', async () => {
  const source = `import { Thread } from 'bingfa/threading';\nnew Thread({ target: () => 1 }).start();\n`;
  const code = (await compileProgram(source, 'demo.ts')) ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'bingfa-site-'));
  const examples = join(folder, 'examples');
  mkdirSync(join(examples, 'a/b'), { recursive: true });
  writeFileSync(join(examples, 'a/b/demo.ts'), source);
  const again = 'Run a/b/demo.ts for its timeline: npm run timelines -- a/b';
  expect(() => readTrace(examples, 'a/b/demo')).toThrow(again);
  writeFileSync(tracePath(examples, 'a/b/demo'), formatTrace('', { ending: 'done', rows: [] }));
  expect(() => readTrace(examples, 'a/b/demo')).toThrow(again);
  const row = { time: 1.5, type: 'spawn', task: 1, taskName: 'Thread-1', by: 0, line: 2 } as const;
  const waits = { ...row, type: 'wait', resource: 'gather-1', awaited: [2, 3] } as const;
  const nothing = { resource: undefined, holder: undefined, outcome: undefined, thread: undefined };
  const recorded: Recorded = {
    ending: 'error',
    rows: [row, waits].map((each) => ({ ...nothing, ...each })),
  };
  writeFileSync(tracePath(examples, 'a/b/demo'), formatTrace(source, recorded));
  expect(readTrace(examples, 'a/b/demo')).toEqual({ ...recorded, repeated: 0 });
  rmSync(folder, { recursive: true });
  const program = { id: 'threading/none/demo', file: 'demo.ts', code };
  await expect(timelinesOf(root, library, [program], {})).rejects.toThrow('threading/none/demo');
});
