import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a called async function has begun already, and an abort that it does not check stops nothing', async () => {
  const { lines } = await runProgram('concepts/javascript/broken.ts');
  expect(lines).toEqual([
    'a begins',
    'b begins',
    'both called, both have begun',
    'a ends, aborted: true',
    'b ends, aborted: true',
    'A B',
  ]);
});
