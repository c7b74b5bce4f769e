import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('forEach does not wait for an async callback', async () => {
  const { lines } = await runProgram('asyncio/coroutine-functions/broken.ts');
  expect(lines).toEqual(['downloaded 0 of 3']);
});

test('an async generator can neither be looped over with for nor awaited', () => {
  const recorded = readFileSync(join(import.meta.dirname, 'broken-async-for.out'), 'utf8');
  expect(recorded).toContain("'async_generator' object is not iterable\n");
  expect(recorded).toContain("object async_generator can't be used in 'await' expression\n");
});
