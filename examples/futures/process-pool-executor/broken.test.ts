import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('what a function leaves in its process never reaches this one', async () => {
  const { lines } = await runProgram('futures/process-pool-executor/broken.ts', { clock: 'real' });
  expect(lines).toEqual([
    'the worker counted to 3',
    'this process counted to 0',
  ]);
});
