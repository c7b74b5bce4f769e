import { EOFError, Pipe, Process } from 'bingfa/multiprocessing';
import { type Connection, Queue } from 'bingfa/multiprocessing';

type Order = { table: number; items: string[] };
type Orders = Queue<Order | null>;

async function work(inbox: Orders, outbox: Connection) {
  for (let order; (order = await inbox.get()) !== null;) {
    order.items.push('tea');
    await outbox.send(order);
  }
  outbox.close();
}

async function main() {
  const inbox: Orders = new Queue();
  const [receiver, sender] = Pipe(false);
  const worker = new Process({ target: work, args: [inbox, sender] });
  worker.start();
  sender.close();
  const orders: Order[] = [
    { table: 1, items: ['rice'] },
    { table: 2, items: ['soup'] },
  ];
  for (const order of orders) await inbox.put(order);
  await inbox.put(null);
  for (const order of orders) {
    const answer = await receiver.recv<Order>();
    console.log(`table ${answer.table}: ${answer.items.join(', ')}`);
    console.log(`  the original: ${order.items.join(', ')}`);
    console.log(`  same object: ${answer === order ? 'yes' : 'no'}`);
  }
  await worker.join();
  await receiver.recv().catch((error) => {
    if (error instanceof EOFError)
      console.log('the other end is closed');
  });
}

await main();
