import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('what a child appends to what it was given stays in the child', async () => {
  const { lines, exitCode } = await runProgram('multiprocessing/process/broken.ts');
  expect(lines).toEqual(['child has 1 order', 'parent has 0 orders']);
  expect(exitCode).toBe(0);
});
