import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../../examples/testing/run-program.ts';
import { findPython, runPython } from '../../scripts/python.ts';
import { readCatalog } from '../../src/plugins/programs/catalog.ts';

const examples = join(import.meta.dirname, '../../examples');
const programs = [...readCatalog(examples).values()];
const python = findPython();

const MAX_LINES = 40;
const MAX_COLUMNS = 72;

describe.concurrent('programs print what CPython printed', () => {
  const twins = programs.filter(
    ({ typescript, recording, parity }) => typescript && recording && parity === undefined,
  );
  test.for(twins.map((program) => [program.id, program] as const))(
    '%s.ts',
    async ([id, program]) => {
      const { lines, exitCode, stderr } = await runProgram(`${id}.ts`);
      expect(lines).toEqual(program.recording?.lines);
      if (basename(id) !== 'demo') return;
      expect(stderr).toBe('');
      expect(exitCode).toBe(0);
    },
  );
});

describe('recordings', () => {
  const recorded = programs.filter((program) => program.python !== undefined);
  test.for(recorded.map((program) => [program.id, program] as const))(
    '%s.py is recorded',
    ([id, { recording }]) => {
      expect(recording, `run npm run record -- ${dirname(id)}`).toBeDefined();
    },
  );

  test
    .skipIf(python === undefined)
    .concurrent.for(recorded.map((program) => [program.id, program] as const))(
    '%s.py still prints its recording',
    async ([id, { recording }]) => {
      if (python === undefined || recording === undefined) return;
      const folder = dirname(join(examples, id));
      const { stdout } = await runPython(python, folder, `${basename(id)}.py`);
      expect(stdout.replace(/\n$/, '').split('\n')).toEqual(
        recording.lines.length === 0 ? [''] : recording.lines,
      );
    },
  );
});

describe('programs fit the page', () => {
  const files = programs.flatMap(({ python: py, typescript: ts }) => [py, ts].filter((f) => !!f));
  test.for(files.map((file) => [file.path.slice(examples.length + 1), file] as const))(
    '%s',
    ([, { source }]) => {
      const lines = source.trimEnd().split('\n');
      expect(lines.length, `at most ${MAX_LINES} lines`).toBeLessThanOrEqual(MAX_LINES);
      const long = lines.filter((line) => line.length > MAX_COLUMNS);
      expect(long, `at most ${MAX_COLUMNS} columns`).toEqual([]);
      expect(source.endsWith('\n'), 'ends with a line break').toBe(true);
      expect(source.includes('\r'), 'no carriage returns').toBe(false);
      // Readers of both languages copy it.
      expect(source, 'English only').toMatch(/^[\x20-\x7e\n]*$/);
    },
  );
});

test('every counter-example has a test that proves it goes wrong', async () => {
  const missing: string[] = [];
  for (const { id, typescript } of programs) {
    if (!basename(id).startsWith('broken') || typescript === undefined) continue;
    const folder = join(examples, dirname(id));
    const tests = globSync('*.test.ts', { cwd: folder, absolute: true });
    const texts = await Promise.all(tests.map((file) => readFile(file, 'utf8')));
    if (!texts.some((text) => text.includes(`${basename(id)}.ts`))) missing.push(id);
  }
  expect(missing, 'write a test that runs it').toEqual([]);
});
