import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('an async predicate lets everybody through', async () => {
  const { lines } = await runProgram('asyncio/awaitables/broken.ts');
  expect(lines).toEqual(['may delete everything: root guest visitor']);
});

test('a coroutine object can be awaited only once', () => {
  const recorded = readFileSync(join(import.meta.dirname, 'broken-twice.out'), 'utf8');
  expect(recorded).toContain('second: cannot reuse already awaited coroutine\n');
});
