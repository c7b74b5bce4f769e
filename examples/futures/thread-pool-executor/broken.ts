import { ThreadPoolExecutor } from 'bingfa/futures';
import { Event } from 'bingfa/threading';

async function listen(bell: Event): Promise<boolean> {
  return await bell.wait({ timeout: 1000 });
}

function ring(bell: Event): void {
  bell.set();
}

for (const workers of [2, 1]) {
  const bell = new Event();
  const executor = new ThreadPoolExecutor({ maxWorkers: workers });
  const heard = executor.submit(listen, bell);
  executor.submit(ring, bell);
  await executor.shutdown();
  const answer = (await heard) ? 'yes' : 'no, the bell was behind';
  console.log(`${workers} workers, heard: ${answer}`);
}
