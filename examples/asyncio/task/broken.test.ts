import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a try around createTask() never sees what the body throws', async () => {
  const { lines, exitCode } = await runProgram('asyncio/task/broken.ts');
  expect(lines).toEqual([
    'order saved',
    'failures seen: 0',
    'the task knows: disk full at order 1',
  ]);
  expect(exitCode).toBe(0);
});
