import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('four deposits without a lock leave one', async () => {
  const { lines, exitCode } = await runProgram('threading/lock/broken.ts');
  expect(lines).toEqual(['deposits: 4', 'count: 1']);
  expect(exitCode).toBe(0);
});

test('two locks taken in opposite orders: neither thread gets its second one', async () => {
  const { lines, exitCode } = await runProgram('threading/lock/broken-deadlock.ts');
  expect(lines).toEqual(['ann to bob: gave up', 'bob to ann: gave up']);
  expect(exitCode).toBe(0);
});
