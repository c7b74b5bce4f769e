import { fork } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';

const orders: string[] = [];

function add(): void {
  orders.push('tea');
  console.log(`child has ${orders.length} order`);
}

async function main(): Promise<void> {
  const worker = fork(import.meta.filename, ['add']);
  await once(worker, 'exit');
  console.log(`parent has ${orders.length} orders`);
}

if (process.argv[2] === 'add') add();
else await main();
