import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('join() does not give what the function returned', async () => {
  const { lines, exitCode } = await runProgram('threading/return-value/broken.ts');
  expect(lines).toEqual(['got 36: no']);
  expect(exitCode).toBe(0);
});
