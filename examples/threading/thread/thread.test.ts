import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a thread that does not keep the process alive loses its work, finally included', async () => {
  const { lines, exitCode } = await runProgram('threading/thread/broken.ts');
  expect(lines).toEqual(['saving', 'main ends']);
  expect(exitCode).toBe(0);
});
