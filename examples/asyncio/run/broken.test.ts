import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('run() does not cancel what is no task', async () => {
  const { lines, exitCode } = await runProgram('asyncio/run/broken.ts');
  expect(lines).toEqual(['result: 42', 'background: still at it']);
  expect(exitCode).toBe(0);
});

test('run() waits for a task that does not pass its signal on', async () => {
  const { lines, exitCode } = await runProgram('asyncio/run/broken-no-signal.ts');
  expect(lines).toEqual(['main: done', 'background: ran to its end', 'result: 42']);
  expect(exitCode).toBe(0);
});

test('a run() inside another is refused', async () => {
  const { lines } = await runProgram('asyncio/run/broken-nested.ts');
  expect(lines).toEqual(['Await the body instead of a run(): another one is under way']);
});
