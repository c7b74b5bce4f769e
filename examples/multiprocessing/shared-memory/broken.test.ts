import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('what was read of a block is a copy', async () => {
  const { lines, exitCode } = await runProgram('multiprocessing/shared-memory/broken.ts');
  expect(lines).toEqual(['in the copy: sea', 'in the block: tea']);
  expect(exitCode).toBe(0);
});
