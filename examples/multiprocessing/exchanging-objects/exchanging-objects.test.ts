import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a function in a message is dropped on the way, without an error', async () => {
  const { lines, exitCode } = await runProgram('multiprocessing/exchanging-objects/broken.ts');
  expect(lines).toEqual(['ready', 'sent', 'no function arrived']);
  expect(exitCode).toBe(0);
});
