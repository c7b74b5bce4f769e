import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a process that waits for room in the queue does not end before somebody takes', async () => {
  const { lines, exitCode } = await runProgram('multiprocessing/collecting-results/broken.ts');
  expect(lines).toEqual(['ended before get: no', 'received: 1000000', 'ended after get: yes']);
  expect(exitCode).toBe(0);
});
