import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a race does not stop the loser: the card is charged twice', async () => {
  const { lines } = await runProgram('asyncio/timeout/broken.ts');
  expect(lines).toEqual([
    'attempt 1: took too long',
    'charged 30',
    'attempt 2: took too long',
    'charged 30',
  ]);
});

test('a timeout cannot interrupt code that blocks the thread', async () => {
  const { lines } = await runProgram('asyncio/timeout/broken-blocking.ts', { clock: 'real' });
  expect(lines).toEqual(['computed for four times the limit', 'expired: no']);
});

test('a promise that is returned without await has left the block', async () => {
  const { lines } = await runProgram('asyncio/timeout/broken-return.ts');
  expect(lines).toEqual(['forgetful got: four times too late', 'careful got: TimeoutError']);
});
