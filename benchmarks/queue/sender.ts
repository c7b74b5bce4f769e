/** Posts a message for each item, when told how many. */
import { parentPort, workerData } from 'node:worker_threads';

if (parentPort === null) throw new Error('Start it as a worker');
const port = parentPort;
const isPairs = workerData === 'pairs';

port.on('message', (count: number) => {
  for (let i = 0; i < count; i += 1) {
    port.postMessage(isPairs ? [i, 'some text to go with it'] : i);
  }
});
port.postMessage('ready');
