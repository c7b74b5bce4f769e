import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a second loop over a failed generator ends at once, as if all were done', async () => {
  const { lines } = await runProgram('asyncio/async-iterators/broken.ts');
  expect(lines).toEqual(['page 1', 'attempt 1 failed: timed out', 'attempt 2 reached the end']);
});

test('for await over promises misses the rejection that comes out of turn', async () => {
  const { lines, exitCode, stderr } = await runProgram(
    'asyncio/async-iterators/broken-promises.ts',
  );
  expect(lines).toEqual([]);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('Error: prices are down');
});

test('without aclosing, a generator left by break is closed too late', () => {
  const recorded = readFileSync(join(import.meta.dirname, 'broken-late-close.out'), 'utf8');
  expect(recorded).toContain('after the loop\nmain is done\npages closed\n');
});

test('a generator that is only read by next() stays open after an error', async () => {
  const { lines } = await runProgram('asyncio/async-iterators/broken-left-open.ts');
  expect(lines).toEqual(['failed: no prices but colour', 'cursor still open']);
});
