import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a pipe has no end while its own process keeps the other end open', async () => {
  const { lines, exitCode } = await runProgram('multiprocessing/pipe/broken.ts');
  expect(lines).toEqual(['tea', 'with our own end open: no end', 'with it closed: the end']);
  expect(exitCode).toBe(0);
});
