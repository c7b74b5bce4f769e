import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a wrapper that does not await leaves before the work is done', async () => {
  const { lines } = await runProgram('asyncio/async-decorators/broken.ts');
  expect(lines).toEqual(['enter save', 'leave save', 'saved order 1']);
});

test('functools.cache keeps a coroutine that can be awaited only once', () => {
  const recorded = readFileSync(join(import.meta.dirname, 'broken-cache.out'), 'utf8');
  expect(recorded).toContain('USERS\ncannot reuse already awaited coroutine\n');
});
