import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a queue without limit lets a fast producer run ahead', async () => {
  const { lines, exitCode } = await runProgram('queue/simple-queue/broken.ts');
  expect(lines).toEqual(['Queue(2) held more than 2: no', 'SimpleQueue held over 25: yes']);
  expect(exitCode).toBe(0);
});
