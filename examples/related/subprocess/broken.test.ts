import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a shell runs what was meant to be data', async () => {
  const { lines, exitCode } = await runProgram('related/subprocess/broken.ts');
  expect(lines).toEqual(['by the shell: tea rice', 'as an argument: tea; echo rice']);
  expect(exitCode).toBe(0);
});
