import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('the first failure ends the wait: the second is lost and the rest still runs', async () => {
  const { lines, stderr } = await runProgram('asyncio/gather/broken.ts');
  expect(lines).toEqual([
    '1 failure: photo was refused',
    'all uploads have ended',
    'uploaded notes',
  ]);
  expect(stderr).toBe('');
});
