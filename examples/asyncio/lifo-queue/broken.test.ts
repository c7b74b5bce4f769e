import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('who came first is served last while others keep coming', async () => {
  const { lines, exitCode } = await runProgram('asyncio/lifo-queue/broken.ts');
  expect(lines).toEqual(['served: guest 1, guest 2, guest 3, guest 4, guest 5, guest 6', 'still waiting: first guest']);
  expect(exitCode).toBe(0);
});
