import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a pool closed before its results are awaited never delivers them', async () => {
  const { lines, exitCode } = await runProgram('multiprocessing/pool/broken.ts');
  expect(lines).toEqual(['asked for two teas', 'ready: no, and never']);
  expect(exitCode).toBe(0);
});
