/**
 * One process: the contestants of one row, in turn, several times. Prints the nanoseconds per item of
 * each turn as JSON. The clock on the wall counts here, since two threads work at once.
 */
import { parseArgs } from 'node:util';
import { rows } from './contestants.ts';

const { values } = parseArgs({
  options: { row: { type: 'string' }, rounds: { type: 'string', default: '7' } },
});

const { count, contestants } = rows[values.row as keyof typeof rows];
const times: Record<string, number[]> = {};

// The first round is for the compilers.
for (let round = 0; round <= Number(values.rounds); round += 1) {
  const shift = round % contestants.length;
  for (const { name, run } of [...contestants.slice(shift), ...contestants.slice(0, shift)]) {
    const start = performance.now();
    await run(count);
    const time = ((performance.now() - start) / count) * 1e6;
    if (round > 0) (times[name] ??= []).push(time);
  }
}
console.log(JSON.stringify(times));
