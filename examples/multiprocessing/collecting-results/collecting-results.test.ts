import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a result that nobody listens for until the child has ended is lost', async () => {
  const { lines, exitCode } = await runProgram('multiprocessing/collecting-results/broken.ts');
  expect(lines).toEqual(['ended with exit code 0', 'results received: 0']);
  expect(exitCode).toBe(0);
});
