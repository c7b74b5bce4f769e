import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('nothing else runs while a coroutine blocks the thread', async () => {
  const { lines } = await runProgram('asyncio/sleep/broken.ts');
  expect(lines).toEqual(['ticks while blocked: 0', 'ticks while waiting: some']);
});
