import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a chain of microtasks starves the timers', async () => {
  const { lines, exitCode } = await runProgram('asyncio/event-loop/broken.ts');
  expect(lines).toEqual([
    'gave up waiting after 100000 microtasks',
    'timer of 0 ms fires after 100000 microtasks',
  ]);
  expect(exitCode).toBe(0);
});

test('nothing happens while the thread is blocked', async () => {
  const { lines } = await runProgram('asyncio/event-loop/broken-blocking.ts', { clock: 'real' });
  expect(lines).toEqual(['beats while blocked: 0']);
});

test('a try around callSoon() never sees what the callback throws', async () => {
  const { lines } = await runProgram('asyncio/event-loop/broken-callback.ts');
  expect(lines).toEqual(['handler is told: no kettle', 'the loop goes on']);
});
