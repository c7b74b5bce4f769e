import { expect, test } from 'vitest';
import { DEADLOCKED, runProgram } from '../../testing/run-program.ts';

test('an event dispatched before anyone listens is lost, and the listener waits for ever', async () => {
  const { lines, exitCode } = await runProgram('asyncio/event/broken.ts');
  expect(lines).toEqual(['server: ready', 'client: waits for ready']);
  expect(exitCode).toBe(DEADLOCKED);
});
