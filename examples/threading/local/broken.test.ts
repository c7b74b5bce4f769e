import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('what the main thread sets in a local does not reach another thread', async () => {
  const { lines } = await runProgram('threading/local/broken.ts');
  expect(lines).toEqual(['MainThread works for ada', 'worker works for nobody']);
});
