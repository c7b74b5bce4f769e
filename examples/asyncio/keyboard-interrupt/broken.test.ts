import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('leaving in the signal handler skips every finally', async () => {
  const { lines, exitCode } = await runProgram('asyncio/keyboard-interrupt/broken.ts');
  expect(lines).toEqual(['main: works', 'interrupted, leaving at once']);
  expect(exitCode).toBe(130);
});
