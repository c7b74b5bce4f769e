import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('updates of a shared number are really lost without its lock', async () => {
  const { lines, exitCode } = await runProgram('multiprocessing/value-and-array/broken.ts');
  expect(lines).toEqual(['updates were lost: yes']);
  expect(exitCode).toBe(0);
});
