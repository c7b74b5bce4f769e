import { once } from 'node:events';
import * as threads from 'node:worker_threads';
import { sleep } from 'bingfa/asyncio';

type Question = { word: string; reply: threads.MessagePort };
type Answer = { value?: string; error?: Error };

const name = threads.isMainThread ? 'the loop thread' : 'the worker';

async function lookUp({ word, reply }: Question): Promise<void> {
  const answer: Answer = {};
  await sleep(20);
  if (word) answer.value = `${word} is in ${name}`;
  else answer.error = new RangeError('look up a word');
  reply.postMessage(answer);
}

async function callMain(word: string): Promise<string> {
  const { port1, port2: reply } = new threads.MessageChannel();
  const question: Question = { word, reply };
  threads.parentPort?.postMessage(question, [reply]);
  const [answer] = (await once(port1, 'message')) as [Answer];
  port1.close();
  if (answer.error) throw answer.error;
  return answer.value ?? '';
}

if (threads.isMainThread) {
  const worker = new threads.Worker(new URL(import.meta.url));
  worker.on('message', (asked: Question) => void lookUp(asked));
  await once(worker, 'exit');
  console.log('the worker has ended');
} else {
  for (const word of ['lock', '']) {
    console.log(name, 'asks');
    const failed = (e: Error) => `failed: ${e.message}`;
    const answer = callMain(word).then((a) => `answer: ${a}`, failed);
    console.log(await answer);
  }
}
