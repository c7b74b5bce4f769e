import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('jobs that block run one after another, though started together', async () => {
  const { lines } = await runProgram('asyncio/mixing-sync-async/broken.ts');
  expect(lines).toEqual(['blocking: at once, at most 1', 'waiting: at once, at most 3']);
});
