import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a chain of microtasks starves the timers', async () => {
  const { lines, exitCode } = await runProgram('asyncio/event-loop/broken.ts');
  expect(lines).toEqual(['gave up waiting after 100000 microtasks', 'timer of 0 ms fires after 100000 microtasks']);
  expect(exitCode).toBe(0);
});
