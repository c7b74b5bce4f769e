import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('looking with a limit cancels what is looked at', async () => {
  const { lines } = await runProgram('asyncio/wait-for/broken.ts');
  expect(lines).toEqual(['1 not ready yet', '2 there will be no tea']);
});

test('a promise cannot be cancelled: the second payment is made after all', async () => {
  const { lines } = await runProgram('asyncio/wait-for/broken-promise.ts');
  expect(lines).toEqual(['not paid', 'not paid', 'paid']);
});
