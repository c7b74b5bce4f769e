import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('who leaves the loop leaves the rest running: the second order is paid too', async () => {
  const { lines } = await runProgram('asyncio/as-completed/broken.ts');
  expect(lines).toEqual(['paid at next door', 'bought next door', 'paid at far away']);
});
