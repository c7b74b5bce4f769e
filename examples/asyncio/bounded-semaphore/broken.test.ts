import { expect, test } from 'vitest';
import { DEADLOCKED, runProgram } from '../../testing/run-program.ts';

test('a place that is never given back is lost to everyone', async () => {
  const { lines, exitCode } = await runProgram('asyncio/bounded-semaphore/broken.ts');
  expect(lines).toEqual(['a runs', 'b runs', 'c runs', 'b runs']);
  expect(exitCode).toBe(DEADLOCKED);
});
