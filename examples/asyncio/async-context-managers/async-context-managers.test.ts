import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('returning a promise without await closes the connection under it', async () => {
  const { lines } = await runProgram('asyncio/async-context-managers/broken.ts');
  expect(lines).toEqual(['not awaited: too late', 'awaited: rows']);
});

test('a scope cannot tell the generator that all went well', async () => {
  const { lines } = await runProgram('asyncio/async-context-managers/broken-outcome.ts');
  expect(lines.slice(0, 3)).toEqual(['begin', 'work in a scope', 'close']);
  expect(lines.slice(3)).toEqual(['begin', 'work in use()', 'commit', 'close']);
});

test('a cleanup that follows the signal of a cancelled task is cut short', async () => {
  const { lines } = await runProgram('asyncio/async-context-managers/broken-cleanup.ts');
  expect(lines).toEqual(['patient closed', 'both cancelled']);
});
