import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a release too many lets more in than there are places', async () => {
  const { lines, exitCode } = await runProgram('asyncio/semaphore/broken.ts');
  expect(lines).toEqual(['places: 3, inside at once, at most: 5']);
  expect(exitCode).toBe(0);
});
