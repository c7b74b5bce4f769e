import { fork } from 'node:child_process';
import { on } from 'node:events';
import process from 'node:process';

type Order = { table: number; items: string[] };

function work(): void {
  process.on('message', (order: Order | 'stop') => {
    if (order === 'stop') return process.disconnect();
    order.items.push('tea');
    process.send!(order);
  });
}

async function main(): Promise<void> {
  const options = { serialization: 'advanced' } as const;
  const worker = fork(import.meta.filename, ['work'], options);
  const answers = on(worker, 'message', { close: ['disconnect'] });
  const orders: Order[] = [
    { table: 1, items: ['rice'] },
    { table: 2, items: ['soup'] },
  ];
  for (const order of orders) worker.send(order);
  worker.send('stop');
  for (const order of orders) {
    const answer: Order = (await answers.next()).value![0];
    console.log(`table ${answer.table}: ${answer.items.join(', ')}`);
    console.log(`  the original: ${order.items.join(', ')}`);
    console.log(`  same object: ${answer === order ? 'yes' : 'no'}`);
  }
  const { done } = await answers.next();
  if (done) console.log('the other end is closed');
}

if (process.argv[2] === 'work') work();
else await main();
