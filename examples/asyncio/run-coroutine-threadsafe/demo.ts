import { sleep, toThread } from 'bingfa/asyncio';

type Print = (...words: string[]) => unknown;

const here = 'the loop thread';

async function lookUp(word: string): Promise<string> {
  await sleep(20);
  if (word === '') throw new RangeError('look up a word');
  return `${word} is in ${here}`;
}

async function worker(ask: typeof lookUp, print: Print): Promise<void> {
  for (const word of ['lock', '']) {
    await print('the worker', 'asks');
    try {
      await print('answer:', await ask(word));
    } catch (error) {
      await print('failed:', (error as Error).message);
    }
  }
}

const print: Print = (...words) => console.log(...words);
await toThread(worker, lookUp, print);
console.log('the worker has ended');
