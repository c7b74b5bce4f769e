import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a catch without a condition swallows the cancellation', async () => {
  const { lines } = await runProgram('asyncio/cancellation/broken.ts');
  expect(lines).toEqual([
    'attempt 1 failed, trying again',
    'attempt 2 failed, trying again',
    'attempt 3 failed, trying again',
    'result: finished',
    'not cancelled',
  ]);
});
