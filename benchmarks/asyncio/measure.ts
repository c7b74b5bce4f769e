/**
 * One process of the benchmark: the contestants of one row, in turn, several times. Prints the
 * nanoseconds per operation of each turn as JSON.
 */
import { parseArgs } from 'node:util';
import { rows } from './rows/index.ts';
import { sample } from './sample.ts';

const { values } = parseArgs({
  options: {
    row: { type: 'string' },
    rounds: { type: 'string', default: '7' },
    count: { type: 'string' },
    contestant: { type: 'string', multiple: true },
  },
});

const row = rows[values.row as keyof typeof rows];
const chosen = row.contestants.filter(
  ({ name }) => values.contestant === undefined || values.contestant.includes(name),
);
const times: Record<string, number[]> = {};
const rounds = Number(values.rounds);

// The first round is for the compilers.
for (let round = 0; round <= rounds; round += 1) {
  // Another comes first each time: what one leaves behind must not always fall to the same.
  const shift = round % chosen.length;
  for (const contestant of [...chosen.slice(shift), ...chosen.slice(0, shift)]) {
    const count = Number(values.count ?? contestant.count ?? row.count);
    const time = await sample(() => contestant.run(count));
    if (round > 0) (times[contestant.name] ??= []).push(time / count);
  }
}
console.log(JSON.stringify(times));
for (const contestant of chosen) await contestant.end?.();
