import { Process } from 'bingfa/multiprocessing';

const orders: string[] = [];

function add(orders: string[]): void {
  orders.push('tea');
  console.log(`child has ${orders.length} order`);
}

async function main(): Promise<void> {
  const worker = new Process({ target: add, args: [orders] });
  worker.start();
  await worker.join();
  console.log(`parent has ${orders.length} orders`);
}

await main();
