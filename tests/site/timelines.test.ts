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
import { Recorder } from '../../src/plugins/timelines/record.ts';
import { type RunnableProgram, timelinesOf } from '../../src/plugins/timelines/timelines.ts';

const root = join(import.meta.dirname, '../..');
const MAX_GZIP = 8000;
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

test('every timeline of the site is small enough for its page', async () => {
  const programs: RunnableProgram[] = [];
  for (const { id, typescript } of readCatalog(join(root, 'examples')).values()) {
    if (typescript === undefined) continue;
    const { file, source } = typescript;
    const code = await compileProgram(source, file);
    if (code !== undefined) programs.push({ id, file, code });
  }
  const timelines = await timelinesOf(root, library, programs, {});
  expect([...timelines.keys()]).toContain('asyncio/lock/demo');
  const large = [...timelines].filter(([, html]) => gzipSync(html).length > MAX_GZIP);
  expect(large.map(([id]) => id)).toEqual([]);
});

test('a program without tasks, or with threads, has none', async () => {
  const make = async (id: string, source: string) => {
    const code = (await compileProgram(source, 'demo.ts')) ?? '';
    return { id, file: 'demo.ts', code };
  };
  const programs = [
    await make('plain', 'await Promise.resolve();\n'),
    await make(
      'threads',
      `import { createTask } from 'bingfa/asyncio';\nawait createTask(() => toThread(() => 1));\n`,
    ),
    await make(
      'thread',
      `import { createTask } from 'bingfa/asyncio';\nimport { Thread } from 'bingfa/threading';\nawait createTask(() => new Thread({ target: () => 1 }).start());\n`,
    ),
  ];
  expect((await timelinesOf(root, library, programs, {})).size).toBe(0);
});
