import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('Promise.race leaves the losers running', async () => {
  const { lines } = await runProgram('asyncio/terminating-task-group/broken.ts');
  expect(lines).toEqual([
    'download from Berlin',
    'fastest: Berlin',
    'download from Beijing',
    'download from Boston',
  ]);
});
