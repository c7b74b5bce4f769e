import { ProcessPoolExecutor } from '../futures/index.ts';
import {
  activeChildren,
  currentProcess,
  parentProcess,
  Pool,
  Process,
  type SimpleQueue,
} from '../multiprocessing/index.ts';

/** Who runs this. */
export function self() {
  const { name, daemon, pid } = currentProcess();
  const parent = parentProcess();
  return { name, daemon, pid, parent: [parent?.name, parent?.pid] };
}

export async function startChild(what: 'Process' | 'Pool' | 'ProcessPoolExecutor'): Promise<void> {
  if (what === 'Process') new Process().start();
  else if (what === 'Pool') new Pool({ processes: 1 });
  else await new ProcessPoolExecutor({ maxWorkers: 1 }).submit(() => 1);
}

/** Leaves a pool and an executor with a call. */
export async function leaveChildren(names: SimpleQueue<string>): Promise<void> {
  new Pool({ processes: 1 });
  new ProcessPoolExecutor({ maxWorkers: 1 }).submit(async (queue: SimpleQueue<string>) => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    await queue.put('called');
  }, names);
  await Promise.resolve();
  for (const { name } of activeChildren()) await names.put(name);
}
