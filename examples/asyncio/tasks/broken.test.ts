import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('awaiting each task at once runs them one at a time', async () => {
  const { lines } = await runProgram('asyncio/tasks/broken.ts');
  expect(lines).toEqual(['pages 3', 'at most 1 at a time']);
});
