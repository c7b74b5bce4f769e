import { createTask, Event, gather, sleep } from 'bingfa/asyncio';

async function client(
  name: string,
  ready: Event,
  log: string[],
  { signal }: { signal?: AbortSignal } = {},
) {
  log.push(`${name} waits`);
  await ready.wait({ signal });
  log.push(`${name} goes on`);
}

const ready = new Event();
const log: string[] = [];
const clients = ['a', 'b', 'c'].map((name) =>
  createTask((task) => client(name, ready, log, task)),
);
await sleep(10);
log.push('set');
ready.set();
await gather(clients);
console.log(log.join(', '));

log.length = 0;
await client('late', ready, log);
console.log(log.join(', '));

ready.clear();
const again = createTask((task) => client('again', ready, log, task));
await sleep(10);
console.log('waits after clear:', again.done() ? 'no' : 'yes');
again.cancel();
