import { expect, test } from 'vitest';
import { DEADLOCKED, runProgram } from '../../testing/run-program.ts';

test('a lost update: three deposits read the same balance', async () => {
  const { lines, exitCode } = await runProgram('asyncio/lock/broken.ts');
  expect(lines).toEqual(['deposited: 6, balance: 3']);
  expect(exitCode).toBe(0);
});

test('two locks taken in opposite order are a deadlock', async () => {
  const { lines, exitCode } = await runProgram('asyncio/lock/broken-deadlock.ts');
  expect(lines).toEqual(['Ada has one chopstick', 'Lin has one chopstick']);
  expect(exitCode).toBe(DEADLOCKED);
});
