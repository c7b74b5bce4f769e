import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a waiter that does not test again after the notification finds nothing', async () => {
  const { lines, exitCode } = await runProgram('asyncio/condition/broken.ts');
  expect(lines).toEqual(['a takes tea, b takes nothing']);
  expect(exitCode).toBe(0);
});
