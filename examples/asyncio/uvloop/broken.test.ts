import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('tasks that never wait run one after the other', async () => {
  const { lines } = await runProgram('asyncio/uvloop/broken.ts');
  expect(lines).toEqual(['one after the other: a0 a1 a2 b0 b1 b2']);
});
