import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildTimeline } from '../../src/timeline/build.ts';
import { readTrace } from '../../src/plugins/timelines/kept.ts';
import type { Recorded } from '../../src/plugins/timelines/record.ts';
import { RealRuns } from '../../src/plugins/timelines/real-runs.ts';

const root = join(import.meta.dirname, '../..');
const examples = join(root, 'examples');
const AT_ONCE = 2;
const POOLED = /((?:Pool\w*|SpawnProcess)-)[\d_]+/;

let runs: RealRuns;
beforeAll(async () => {
  runs = await RealRuns.open(root);
});
afterAll(() => runs.close());

/**
 * What is the same in each run: who there was, who made whom, and how each ended. Which worker of a
 * pool gets which job is another matter each time, and how many are still at it when the pool ends.
 */
function lanesOf({ ending, rows }: Recorded): readonly string[] {
  const { tasks, nameOf } = buildTimeline(rows);
  const nameIn = (id: number): string => nameOf(id).replace(POOLED, '$1');
  const lanes = tasks.map(({ id, parent, outcome }) => {
    const by = parent === undefined ? 'nobody' : nameIn(parent);
    return `${nameIn(id)} of ${by}: ${POOLED.test(nameOf(id)) ? 'pooled' : (outcome ?? ending)}`;
  });
  return [...new Set(lanes)].sort();
}

test('each program with threads has a kept run, and no other has', () => {
  const kept = globSync('*/*/*.trace.json', { cwd: examples }).map((path) =>
    path.replace('.trace.json', ''),
  );
  expect(kept.sort()).toEqual(runs.programs.map(({ id }) => id).sort());
  expect(kept.length).toBeGreaterThan(50);
});

test(
  'a kept run is like one of today: if not, npm run timelines',
  { timeout: 240_000 },
  async () => {
    const waiting = [...runs.programs];
    const others: Record<string, unknown> = {};
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [kept, today] = [
          lanesOf(readTrace(examples, next.id)),
          lanesOf(await runs.record(next)),
        ];
        if (kept.join('\n') !== today.join('\n')) others[next.id] = { kept, today };
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    expect(others).toEqual({});
  },
);
