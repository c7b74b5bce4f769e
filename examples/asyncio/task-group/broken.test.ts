import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('Promise.all leaves the others running after a failure', async () => {
  const { lines } = await runProgram('asyncio/task-group/broken.ts');
  expect(lines).toEqual(['order dropped: card is expired', 'charged visa']);
});
