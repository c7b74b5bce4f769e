import { sleep } from 'bingfa/asyncio';

const running = new Map<string, Promise<void>>();

async function handle(request: string): Promise<void> {
  try {
    if (request !== 'cached') await sleep(20);
  } finally {
    running.delete(request);
  }
}

for (const request of ['fresh', 'cached']) {
  running.set(request, handle(request));
}
await sleep(100);
console.log('still listed as running:', ...running.keys());
