// The thread in which a program runs once for its timeline.
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type * as Library from 'bingfa/trace';
import { URLS } from '../../live/modules.ts';
import type { TraceRow } from '../../live/trace.ts';
import type { Recorded, RecorderData } from './record.ts';

type Callback = (...args: unknown[]) => unknown;

const { path, file, code, clock, urls, entry, thread } = workerData as RecorderData;

// The clock stands still but for sleeps, which take no time: each build sees the same run. The
// modules below keep the natives as they find them, so they come after it.
if (clock === 'virtual') await import('../../../examples/testing/virtual-clock-preload.ts');
const { Locations } = await import('../../live/worker/errors.ts');
const { Following } = await import('../../live/worker/following.ts');
const { Trace } = await import('../../live/worker/trace.ts');

const url = pathToFileURL(path).href;
const rows: TraceRow[] = [];
let began = 0;
const locations = new Locations(url, file, code);
const trace = new Trace(
  () => performance.now() - began,
  locations,
  (events) => rows.push(...events),
);
const following = new Following(trace);
following.installCombinators();
const { setTimeout: once, setInterval: every } = globalThis;
const print = (): void => void trace.mark();
Object.assign(console, { log: print, info: print, warn: print, error: print, debug: print });
Object.assign(globalThis, {
  setTimeout: (callback: Callback, ms?: number, ...args: unknown[]) =>
    once(following.bind(callback), ms, ...args),
  setInterval: (callback: Callback, ms?: number, ...args: unknown[]) =>
    every(following.bind(callback), ms, ...args),
  [URLS]: urls,
  [Symbol.for('bingfa.threads')]: {
    entry,
    prelude: locations.declaration + thread,
    message: print,
    placeOf: (source: string) => locations.placeOf(source),
  },
  [Symbol.for('bingfa.following')]: {
    begin: (library: typeof Library) => {
      if (clock === 'real') began = performance.now();
      library.useTaskContext(following);
      library.subscribe(trace.listen(began));
    },
    ...following.calls,
  },
});

let ending: Recorded['ending'] = 'deadlock';
const fail = (): void => {
  ending = 'error';
  process.exit();
};
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
process.on('exit', () => {
  trace.flush();
  // What threads tell comes when they have the time for it.
  rows.sort((a, b) => a.time - b.time);
  parentPort?.postMessage({ ending, rows } satisfies Recorded);
});
import(url).then(() => {
  following.evaluated();
  ending = 'done';
}, fail);
