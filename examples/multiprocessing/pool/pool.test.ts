import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';
import { ThreadPool } from '../index.ts';

test('results of a pool that is closed before they are awaited are lost, with an error', async () => {
  const { lines, exitCode } = await runProgram('multiprocessing/pool/broken.ts');
  expect(lines).toEqual(['asked for two teas', 'ready: yes', 'successful: no']);
  expect(exitCode).toBe(0);
});

test('a callback can end the pool while other results of the same message are read', async () => {
  const pool = new ThreadPool({ processes: 1 });
  const quick = (n: number): number => n;
  await pool.map(quick, [1, 2, 3], { chunksize: 1 });
  const first = pool.applyAsync(quick, [1], { callback: () => pool.terminate() });
  const others = [2, 3, 4].map((n) => pool.applyAsync(quick, [n]));
  expect(await first.get()).toBe(1);
  for (const other of others) await expect(other.get()).rejects.toThrow('it was terminated');
  await pool.join();
});
