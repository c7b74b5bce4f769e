/**
 * One process of the benchmark, run with `--expose-gc`: the bytes that each of many waiters keeps
 * alive, for one library. Prints a number.
 */
import { waiters } from './waiters.ts';

const count = 20_000;
const name = process.argv[2] ?? '';
const wait = waiters[name];
if (wait === undefined) throw new Error(`Pass a library that waits: received ${name}`);
const { gc } = globalThis;
if (gc === undefined) throw new Error('Run Node with --expose-gc');

function heapUsed(): number {
  gc?.();
  gc?.();
  return process.memoryUsage().heapUsed;
}

const kept: unknown[] = [];
// Code is compiled and its feedback gathered before anything is weighed.
kept.push(await wait(1_000));
const before = heapUsed();
kept.push(await wait(count));
// What waits behind promises of its own has begun to wait by now.
await new Promise((resolve) => setTimeout(resolve, 50));
const after = heapUsed();
console.log(JSON.stringify((after - before) / count));
// Nothing may be found to be garbage before it was weighed; some of it would keep the process alive.
process.exit(kept.length === 2 ? 0 : 1);
