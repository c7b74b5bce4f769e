import { gather } from 'bingfa/asyncio';

const order: string[] = [];

async function empty(): Promise<void> {}

async function walk(name: string): Promise<void> {
  for (let step = 0; step < 2; step += 1) {
    order.push(`${name}${step}`);
    await empty();
  }
}

await gather([() => walk('a'), () => walk('b')]);
console.log(...order);
