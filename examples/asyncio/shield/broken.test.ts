import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a shield does not outlast the program: the order is lost', async () => {
  const { lines } = await runProgram('asyncio/shield/broken.ts');
  expect(lines).toEqual(['request cancelled', 'lost second', 'program ends']);
});
