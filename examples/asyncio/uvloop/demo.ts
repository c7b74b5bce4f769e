import { gather, Runner, sleep } from 'bingfa/asyncio';

async function answer(client: string, ms: number, order: string[]) {
  await sleep(ms);
  order.push(client);
}

async function main() {
  const order: string[] = [];
  await gather([
    answer('a', 30, order),
    answer('b', 10, order),
    answer('c', 20, order),
  ]);
  console.log('answered:', ...order);
}

await using runner = new Runner();
await runner.run(main);
