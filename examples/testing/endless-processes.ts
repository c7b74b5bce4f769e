import { Event, fromModule, parentProcess, Process, Value } from 'bingfa/multiprocessing';

export async function beget(depth: number): Promise<void> {
  new Value('i').value += 1;
  console.log(process.pid);
  if (depth > 1) start(depth - 1);
  await new Event().wait();
}

function start(depth: number): void {
  new Process({
    target: fromModule<typeof beget>(import.meta.url, 'beget'),
    args: [depth],
  }).start();
}

if (parentProcess() === undefined) start(2);
