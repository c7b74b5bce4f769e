import { expect, test } from 'vitest';
import { runProgram } from '../../testing/run-program.ts';

test('a slow callback holds up the timer that is due meanwhile', async () => {
  const { lines } = await runProgram('related/sched/broken.ts', { clock: 'real' });
  expect(lines).toEqual(['slow begins', 'slow ends', 'tick, due in between']);
});

test('a delay beyond 2 ** 31 - 1 milliseconds is none', async () => {
  const started = performance.now();
  await new Promise((resolve) => setTimeout(resolve, 2 ** 31));
  expect(performance.now() - started).toBeLessThan(1000);
});
