import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('that nobody else is alive does not say that the work was done', async () => {
  const { lines, exitCode } = await runProgram('threading/functions/broken.ts');
  expect(lines).toEqual(['nobody else is alive', 'done: 1 of 2']);
  expect(exitCode).toBe(0);
});
