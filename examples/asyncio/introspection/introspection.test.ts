import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a global variable names the wrong task after a wait', async () => {
  const { lines } = await runProgram('asyncio/introspection/broken.ts');
  expect(lines).toEqual(['orders: sent', 'users: sent', 'users: answered', 'users: answered']);
});
