import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a timeout leaves the thread running: the export is made all the same', async () => {
  const { lines } = await runProgram('asyncio/to-thread/broken.ts');
  expect(lines).toEqual(['gave up', 'main ends', 'exported orders', 'program ends']);
});
