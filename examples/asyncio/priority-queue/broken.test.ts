import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('equal priorities compare the items behind them', async () => {
  const { lines, exitCode } = await runProgram('asyncio/priority-queue/broken.ts');
  expect(lines).toEqual(['equal urgency: the jobs themselves cannot be ordered']);
  expect(exitCode).toBe(0);
});
