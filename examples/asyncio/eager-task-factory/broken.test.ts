import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a body that ends before it is registered stays registered', async () => {
  const { lines } = await runProgram('asyncio/eager-task-factory/broken.ts');
  expect(lines).toEqual(['still listed as running: cached']);
});
