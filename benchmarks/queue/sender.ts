/** Posts a message for each item, when told how many. */
import { parentPort } from 'node:worker_threads';

if (parentPort === null) throw new Error('Start it as a worker');
const port = parentPort;

port.on('message', ({ kind, count }: { kind: 'numbers' | 'pairs'; count: number }) => {
  for (let i = 0; i < count; i += 1) {
    port.postMessage(kind === 'numbers' ? i : [i, 'some text to go with it']);
  }
});
port.postMessage('ready');
