import { expect, test } from 'vitest';
import { DEADLOCKED, runProgram } from '../../testing/run-program.ts';

test('one forgotten taskDone() and join() waits for ever', async () => {
  const { lines, exitCode } = await runProgram('asyncio/queue/broken.ts');
  expect(lines).toEqual(['served tea', 'served soup']);
  expect(exitCode).toBe(DEADLOCKED);
});
