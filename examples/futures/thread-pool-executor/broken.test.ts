import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a call that waits for one behind it waits in vain when there is one thread', async () => {
  const { lines } = await runProgram('futures/thread-pool-executor/broken.ts', { clock: 'real' });
  expect(lines).toEqual([
    '2 workers, heard: yes',
    '1 workers, heard: no, the bell was behind',
  ]);
});
