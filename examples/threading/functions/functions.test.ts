import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('what the main thread puts in module state does not reach a worker', async () => {
  const { lines, exitCode } = await runProgram('threading/functions/broken.ts');
  expect(lines).toEqual(['MainThread works for ada', 'worker works for nobody']);
  expect(exitCode).toBe(0);
});
