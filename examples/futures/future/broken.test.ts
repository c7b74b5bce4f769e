import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('the error of a call that nobody asks for is not seen', async () => {
  const { lines } = await runProgram('futures/future/broken.ts', { clock: 'real' });
  expect(lines).toEqual([
    'saved, it seems',
    'asked at last: no room for tea',
  ]);
});
