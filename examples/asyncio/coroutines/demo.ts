import { sleep } from 'bingfa/asyncio';

async function count(word: string, ms: number): Promise<number> {
  console.log('start', word);
  await sleep(ms);
  console.log('end', word);
  return word.length;
}

async function total(words: string[]): Promise<number> {
  let letters = 0;
  for (const word of words) {
    letters += await count(word, 10);
  }
  return letters;
}

const coroutine = () => count('lazy', 10);
console.log('called, nothing has run');
console.log('letters', String(await coroutine()));

console.log('-- awaited one by one');
console.log('letters', String(await total(['one', 'three'])));
