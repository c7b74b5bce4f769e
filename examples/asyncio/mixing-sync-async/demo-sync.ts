import * as threads from 'node:worker_threads';
import { sleep } from 'bingfa/asyncio';

type Port = threads.MessagePort;
type Job = { site: string; cell: Int32Array; port: Port };

async function load(site: string): Promise<string> {
  await sleep(50);
  if (site === 'shop') throw new Error('shop is closed');
  return `loaded ${site}`;
}

function loadSync(site: string): string {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2: port } = new threads.MessageChannel();
  const workerData: Job = { site, cell, port };
  const file = new URL(import.meta.url);
  new threads.Worker(file, { workerData, transferList: [port] });
  Atomics.wait(cell, 0, 0);
  const got = threads.receiveMessageOnPort(port1);
  const end = got?.message as PromiseSettledResult<string>;
  if (end.status === 'rejected') throw end.reason as Error;
  return end.value;
}

if (threads.isMainThread) {
  console.log(loadSync('news'));
  try {
    console.log(loadSync('shop'));
  } catch (error) {
    console.log('failed:', (error as Error).message);
  }
} else {
  const { site, cell, port } = threads.workerData as Job;
  const [end] = await Promise.allSettled([load(site)]);
  port.postMessage(end);
  Atomics.store(cell, 0, 1);
  Atomics.notify(cell, 0);
}
