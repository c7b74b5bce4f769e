import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a promise that nobody awaits slips past try and catch', async () => {
  const { lines, exitCode, stderr } = await runProgram('asyncio/coroutines/broken.ts');
  expect(lines).toEqual(['saving order 1', 'order 1 is safe']);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('Error: disk full');
});

test('a coroutine that nobody awaits does nothing', () => {
  const recorded = readFileSync(join(import.meta.dirname, 'broken-never-awaited.out'), 'utf8');
  expect(recorded).toContain('saved: []\n');
  expect(recorded).toContain("coroutine 'save' was never awaited");
});

test('an await gives way in JavaScript even when there is nothing to wait for', async () => {
  const { lines } = await runProgram('asyncio/coroutines/demo-turns.ts');
  const recorded = readFileSync(join(import.meta.dirname, 'demo-turns.out'), 'utf8');
  expect(lines).toEqual(['a0 b0 a1 b1']);
  expect(recorded).toContain('a0 a1 b0 b1\n');
});
