import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('shared memory that changes without a notification wakes nobody', async () => {
  const { lines } = await runProgram('asyncio/run-coroutine-threadsafe/broken.ts');
  expect(lines).toEqual(['not woken: at the next heartbeat', 'woken: at once']);
});

test('a thread that blocks until its own loop answers gets no answer', async () => {
  const { lines } = await runProgram('asyncio/run-coroutine-threadsafe/broken-self.ts', {
    clock: 'real',
  });
  expect(lines).toEqual(['no answer while this thread waits for itself', 'lock found']);
});
