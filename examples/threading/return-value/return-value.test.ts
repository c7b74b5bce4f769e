import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('the end of a worker carries an exit code and not what its function returned', async () => {
  const { lines, exitCode } = await runProgram('threading/return-value/broken.ts');
  expect(lines).toEqual(['got 36: no']);
  expect(exitCode).toBe(0);
});
