import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('waiting neither raises nor cancels: a failure is missed and one upload goes on', async () => {
  const { lines, stderr } = await runProgram('asyncio/wait/broken.ts');
  expect(lines).toEqual([
    'uploaded photo',
    'all uploads are fine',
    'uploaded notes',
    'errors nobody looked at: 1',
  ]);
  expect(stderr).toBe('');
});
