import {
  createTask,
  eagerTaskFactory,
  getRunningLoop,
  sleep,
  type Task,
} from 'bingfa/asyncio';

const running = new Map<string, Task<void>>();

async function handle(request: string): Promise<void> {
  try {
    if (request !== 'cached') await sleep(20);
  } finally {
    running.delete(request);
  }
}

getRunningLoop().setTaskFactory(eagerTaskFactory);
for (const request of ['fresh', 'cached']) {
  running.set(request, createTask(() => handle(request)));
}
await sleep(100);
console.log('still listed as running:', ...running.keys());
