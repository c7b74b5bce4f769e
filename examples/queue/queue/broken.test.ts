import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('without taskDone the queue is never joined, although every item was handled', async () => {
  const { lines, exitCode } = await runProgram('queue/queue/broken.ts');
  expect(lines).toEqual(['handled: 1 2 3', 'join returned: no']);
  expect(exitCode).toBe(0);
});
