import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('an object that was sent has its data and no methods', async () => {
  const { lines, exitCode } = await runProgram('multiprocessing/exchanging-objects/broken-class.ts');
  expect(lines).toEqual(['items: rice, tea', 'describe is a undefined']);
  expect(exitCode).toBe(0);
});
