import { expect, test } from 'vitest';
import { DEADLOCKED, runProgram } from '../../testing/run-program.ts';

test('a party that never arrives leaves the others waiting for ever', async () => {
  const { lines, exitCode } = await runProgram('asyncio/barrier/broken.ts');
  expect(lines).toEqual(['a waits', 'b waits', 'c gives up']);
  expect(exitCode).toBe(DEADLOCKED);
});
