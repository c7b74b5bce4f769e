import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a timer whose function runs already cannot be cancelled', async () => {
  const { lines } = await runProgram('threading/timer/broken.ts');
  expect(lines).toEqual(['cancelled', 'saved']);
});
