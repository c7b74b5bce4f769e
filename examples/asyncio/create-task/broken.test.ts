import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a rejection that nobody handles ends the whole Node process', async () => {
  const { lines, exitCode, stderr } = await runProgram('asyncio/create-task/broken.ts');
  expect(lines).toEqual(['serving']);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('disk full');
});
