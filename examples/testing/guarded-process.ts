import { fromModule, parentProcess, Process } from 'bingfa/multiprocessing';

export function work(): void {
  console.log(`started by ${parentProcess()?.name ?? 'nobody'}`);
}

if (parentProcess() === undefined) {
  work();
  const child = new Process({ target: fromModule<typeof work>(import.meta.url, 'work') });
  child.start();
  await child.join();
  console.log(`exit code ${child.exitcode}`);
}
