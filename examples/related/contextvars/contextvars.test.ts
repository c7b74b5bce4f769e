import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('what an async function enters after an await is lost to its caller', async () => {
  const { lines } = await runProgram('related/contextvars/broken.ts');
  expect(lines).toEqual(['after the task: nobody', 'after the coroutine: nobody']);
});

test('a context that is passed on says the same without any storage', async () => {
  const { lines } = await runProgram('related/contextvars/demo-explicit.ts');
  expect(lines).toEqual(['ann is served as ann', 'bob is served as bob', 'outside: nobody']);
});
