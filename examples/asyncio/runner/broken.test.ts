import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a task goes on between two runs, where Python lets it stand still', async () => {
  const { lines, exitCode } = await runProgram('asyncio/runner/broken.ts');
  expect(lines).toEqual(['between two runs: beats']);
  expect(exitCode).toBe(0);
});
