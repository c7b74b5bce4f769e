/**
 * One process of the benchmark: the contestants of one row, in turn, several times. Prints the
 * nanoseconds per operation of each turn as JSON.
 *
 * What mitata calls an iteration of an async function is one call and the `await` of its promise,
 * which costs as much as a free lock. So an iteration is a run of many operations here, and mitata
 * gives what remains: a first run to warm up, the clock, the median. Garbage is collected when V8
 * likes, as in a program: a forced collection shrinks the young generation, and what follows it pays.
 */
import { parseArgs } from 'node:util';
import { measure } from 'mitata';
import { rows } from './rows/index.ts';

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
    const options = { min_samples: 3, max_samples: 3, min_cpu_time: 0, gc: false };
    const { p50 } = await measure(() => contestant.run(count), options);
    if (round > 0) (times[contestant.name] ??= []).push(p50 / count);
  }
}
console.log(JSON.stringify(times));
