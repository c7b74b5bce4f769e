import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('results of a pool that is closed before they are awaited are lost, with an error', async () => {
  const { lines, exitCode } = await runProgram('multiprocessing/pool/broken.ts');
  expect(lines).toEqual(['asked for two teas', 'ready: yes', 'successful: no']);
  expect(exitCode).toBe(0);
});
