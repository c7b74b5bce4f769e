import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('returning a promise without await closes the connection under it', async () => {
  const { lines } = await runProgram('asyncio/async-context-managers/broken.ts');
  expect(lines).toEqual(['not awaited: too late', 'awaited: rows']);
});
