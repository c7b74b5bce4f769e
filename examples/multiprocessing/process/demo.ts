import {
  currentProcess,
  Process,
  SystemExit,
} from 'bingfa/multiprocessing';

async function work(code: number | null, Exit: typeof SystemExit) {
  if (code === null) await new Promise(() => {});
  throw new Exit(code);
}

async function main() {
  const workers = [0, 3, null].map(
    (code) => new Process({ target: work, args: [code, SystemExit] }),
  );
  for (const worker of workers) worker.start();
  const others = new Set(workers.map((worker) => worker.pid));
  others.delete(currentProcess().pid);
  console.log(`other processes: ${others.size}`);
  const [ok, failed, stuck] = workers as [Process, Process, Process];
  await ok.join();
  await failed.join();
  console.log(`exit codes: ${ok.exitcode}, ${failed.exitcode}`);
  console.log(`still alive: ${stuck.isAlive() ? 'yes' : 'no'}`);
  stuck.terminate();
  await stuck.join();
  console.log(`terminated by signal ${-stuck.exitcode!}`);
}

await main();
