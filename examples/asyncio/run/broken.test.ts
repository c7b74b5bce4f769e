import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('nobody cancels what main leaves running', async () => {
  const { lines, exitCode } = await runProgram('asyncio/run/broken.ts');
  expect(lines).toEqual(['result: 42', 'background: still at it']);
  expect(exitCode).toBe(0);
});
