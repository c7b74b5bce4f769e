import { fork } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

async function work(code: string): Promise<void> {
  process.send!(process.pid);
  if (code === 'none') await sleep(60_000);
  process.exitCode = Number(code);
  process.disconnect();
}

async function main(): Promise<void> {
  const workers = ['0', '3', 'none'].map((code) => {
    const worker = fork(import.meta.filename, [code]);
    const ended = once(worker, 'exit');
    return { worker, pid: once(worker, 'message'), ended };
  });
  const pids = new Set<number>();
  for (const { pid } of workers) pids.add((await pid)[0]);
  pids.delete(process.pid);
  console.log(`other processes: ${pids.size}`);
  const [ok, failed, stuck] = workers;
  const codes = `${(await ok!.ended)[0]}, ${(await failed!.ended)[0]}`;
  console.log(`exit codes: ${codes}`);
  const alive = stuck!.worker.exitCode === null;
  console.log(`still alive: ${alive ? 'yes' : 'no'}`);
  stuck!.worker.kill('SIGTERM');
  const signal: NodeJS.Signals = (await stuck!.ended)[1];
  console.log(`terminated by signal ${constants.signals[signal]}`);
}

if (process.argv[2]) await work(process.argv[2]);
else await main();
