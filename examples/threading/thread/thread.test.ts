import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a daemon thread loses its work with the program, finally included', async () => {
  const { lines, exitCode } = await runProgram('threading/thread/broken.ts');
  expect(lines).toEqual(['saving', 'main ends']);
  expect(exitCode).toBe(0);
});

test('a function that uses a name of its file is refused at the start, naming it', async () => {
  const { lines } = await runProgram('threading/thread/broken-outer.ts');
  expect(lines).toEqual([
    'Pass to the thread what its function uses: prefix is not defined there',
    'cooked all',
  ]);
});
