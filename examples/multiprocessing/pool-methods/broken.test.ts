import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('map() throws away the results beside the one that failed', async () => {
  const { lines } = await runProgram('multiprocessing/pool-methods/broken.ts', { clock: 'real' });
  expect(lines).toEqual([
    'map: 5 is odd - three halves lost',
    'apply_async keeps: 1 2 4',
  ]);
});
