/**
 * `npm run bench:timeline`: how long the site takes to read a trace and to lay out and write its
 * picture, and how smoothly a real Chromium moves about in it, of the site in `build/` or a folder
 * that is given. Fails when ten thousand events take longer, or move less smoothly, than the goal.
 */
import { Lock, Queue, createTask, gather, sleep } from 'bingfa/asyncio';
import { type TraceEvent, subscribe } from 'bingfa/trace';
import type { TraceRow } from '../src/live/trace.ts';
import { buildTimeline } from '../src/timeline/build.ts';
import { findings } from '../src/timeline/findings.ts';
import { layOut } from '../src/timeline/layout.ts';
import { measurePage } from './timeline-page.ts';

const GOAL_MS = 200;
const GOAL_EVENTS = 10_000;
const RUNS = 9;
/** A screen's frame at 60 a second, and the time that clocks differ by. */
const GOAL_FRAME_MS = 1000 / 60 + 2;

/** A real trace: tasks that share a lock and hand items through a queue. */
async function record(events: number): Promise<TraceRow[]> {
  const rows: TraceRow[] = [];
  const stop = subscribe((event: TraceEvent) => rows.push({ ...event, line: 1 }));
  const lock = new Lock();
  const queue = new Queue<number>(2);
  const stopped = (): boolean => rows.length >= events;
  await gather([
    ...Array.from({ length: 8 }, () =>
      createTask(async () => {
        while (!stopped()) {
          using _held = await lock.acquire();
          await sleep(0);
          if (queue.full()) queue.getNowait();
          queue.putNowait(1);
        }
      }),
    ),
  ]);
  stop();
  return rows.slice(0, events);
}

function draw(rows: readonly TraceRow[]): number {
  const began = performance.now();
  const timeline = buildTimeline(rows);
  findings(timeline, true);
  layOut(
    timeline,
    1000,
    1,
    ({ resource }) => resource ?? '',
    ({ holders }) => holders.join(),
  );
  return performance.now() - began;
}

let missed = false;
for (const events of [1000, GOAL_EVENTS, 50_000]) {
  const rows = await record(events);
  const times = Array.from({ length: RUNS }, () => draw(rows)).sort((a, b) => a - b);
  const [first, median] = [times.at(-1) ?? 0, times[RUNS >> 1] ?? 0];
  console.log(
    `${String(events).padStart(6)} events: ${median.toFixed(1)} ms (slowest ${first.toFixed(1)} ms)`,
  );
  if (events === GOAL_EVENTS && median > GOAL_MS) missed = true;
}
if (missed) {
  console.error(`Make it faster: ${GOAL_EVENTS} events must take at most ${GOAL_MS} ms`);
  process.exitCode = 1;
}

console.log('\nFrames in headless Chromium, without a graphics card:');
for (const { events, longestWaitMs, motions, notes } of await measurePage(
  process.argv[2] ?? 'build',
  [GOAL_EVENTS, 1_000_000],
)) {
  console.log(
    `${events} events, the page never busy for longer than ${longestWaitMs.toFixed(0)} ms`,
  );
  if (notes !== '') console.log(`  ${notes}`);
  for (const [motion, frames] of Object.entries(motions)) {
    const at = (share: number): number => frames[Math.floor((frames.length - 1) * share)] ?? 0;
    const perSecond = (1000 * frames.length) / frames.reduce((sum, ms) => sum + ms, 0);
    console.log(
      `  ${motion}: ${perSecond.toFixed(1)} a second` +
        ` (median ${at(0.5).toFixed(1)} ms, 95 % ${at(0.95).toFixed(1)}, longest ${at(1).toFixed(1)})`,
    );
    if (events <= 2 * GOAL_EVENTS && at(0.5) > GOAL_FRAME_MS) {
      console.error(`Make "${motion}" smoother: ${GOAL_EVENTS} events must move at 60 a second`);
      process.exitCode = 1;
    }
  }
}
