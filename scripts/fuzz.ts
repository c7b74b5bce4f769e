/**
 * `npm run fuzz`: the properties of `examples/testing/races` on a million random programs each, over
 * all cores. Every part has its own seed, so that a failure is replayed by the line printed with it.
 * Then what threads share (`examples/testing/stress`), ten seconds each.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import fc from 'fast-check';
import { races } from '../examples/testing/races/index.ts';
import { stresses } from '../examples/testing/stress/index.ts';
import { fail, readOptions } from './command.ts';

interface Part {
  race: number;
  seed: number;
  runs: number;
  path?: string | undefined;
}

interface Result {
  runs: number;
  /** What fast-check says of the failure. */
  message?: string | undefined;
  path?: string | undefined;
}

const partSize = 20_000;

function readCount(name: string, text: string): number {
  const count = Number(text);
  if (Number.isSafeInteger(count)) return count;
  return fail(`Pass a whole number as --${name}: received ${text}`);
}

async function runPart({ race, seed, runs, path }: Part): Promise<Result> {
  const property = races[race]?.property;
  if (property === undefined) throw new Error(`Pass the number of a race: received ${race}`);
  const details = await fc.check(property, {
    numRuns: runs,
    seed,
    ...(path === undefined ? {} : { path }),
  });
  if (!details.failed) return { runs };
  const message = fc.defaultReportMessage(details);
  return { runs: details.numRuns, message, path: details.counterexamplePath ?? undefined };
}

/** A process that runs one part after the other. */
function work(): void {
  process.on('message', (part: Part) => {
    void runPart(part).then((result) => process.send?.(result));
  });
}

function ask(child: ChildProcess, part: Part): Promise<Result> {
  return new Promise((resolve, reject) => {
    const died = () => reject(new Error(`A process died at ${describe(part)}`));
    child.once('exit', died);
    child.once('message', (result) => {
      child.off('exit', died);
      resolve(result as Result);
    });
    child.send(part);
  });
}

function describe({ race, seed, runs, path }: Part): string {
  const where = path === undefined ? '' : ` --path ${path}`;
  return `npm run fuzz -- --only "${races[race]?.name}" --seed ${seed} --runs ${runs}${where}`;
}

async function main(): Promise<void> {
  const { values } = readOptions({
    options: {
      runs: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
      processes: { type: 'string', default: String(availableParallelism()) },
      only: { type: 'string' },
      path: { type: 'string' },
      seconds: { type: 'string', default: '10' },
    },
  });
  const runs = readCount('runs', values.runs);
  const seed = readCount('seed', values.seed);
  const chosen = [...races.keys()].filter(
    (race) => values.only === undefined || races[race]?.name === values.only,
  );
  const fights = stresses.filter(({ name }) => values.only === undefined || name === values.only);
  if (chosen.length + fights.length === 0) {
    const names = [...races, ...stresses].map(({ name }) => name);
    fail(`Pass as --only one of: ${names.join(', ')}`);
  }
  if (chosen.length > 0) {
    console.log(`fuzz: ${runs} programs for each of ${chosen.length} properties, seed ${seed}`);
  }

  const parts: Part[] = [];
  for (const race of chosen) {
    for (let done = 0; done < runs; done += partSize) {
      const part = { race, seed: seed + parts.length, runs: Math.min(partSize, runs - done) };
      parts.push({ ...part, path: values.path });
    }
  }
  const started = performance.now();
  const done = new Map<number, number>();
  let total = 0;
  let failures = 0;

  const runAll = async () => {
    const child = fork(import.meta.filename, ['--work']);
    for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
      const { race } = part;
      const result = await ask(child, part);
      total += result.runs;
      const before = done.get(race) ?? 0;
      done.set(race, before + part.runs);
      if (result.message !== undefined) {
        failures += 1;
        console.log(`${races[race]?.name}: FAILED\n${result.message}`);
        console.log(`Replay: ${describe({ ...part, path: result.path })}`);
      } else if (before + part.runs >= runs) {
        const seconds = ((performance.now() - started) / 1000).toFixed(0);
        console.log(`${races[race]?.name}: ${before + part.runs} (after ${seconds} s)`);
      }
    }
    child.disconnect();
  };
  const processes = Math.min(parts.length, readCount('processes', values.processes));
  await Promise.all(Array.from({ length: processes }, runAll));

  for (const fight of fights) {
    const { name } = fight;
    try {
      const count = await fight.run(readCount('seconds', values.seconds) * 1000, seed);
      console.log(`${name}: four threads fought for it ${count} times`);
    } catch (error) {
      failures += 1;
      console.log(`${name}: FAILED\n${(error as Error).message}`);
      console.log(`Try again: npm run fuzz -- --only "${name}" --seed ${seed}`);
    }
  }

  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`fuzz: ${total} programs, ${failures} failed, seed ${seed}, ${seconds} s`);
  process.exit(failures > 0 ? 1 : 0);
}

if (process.argv.includes('--work')) work();
else await main();
