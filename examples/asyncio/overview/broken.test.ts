import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('awaiting one call after the other cooks the slowest first', async () => {
  const { lines, exitCode } = await runProgram('asyncio/overview/broken.ts');
  expect(lines).toEqual(['ready: soup tea rice']);
  expect(exitCode).toBe(0);
});
