import { Process, Queue } from 'bingfa/multiprocessing';

class Order {
  items: string[];

  constructor(items: string[]) {
    this.items = items;
  }

  describe(): string {
    return this.items.join(', ');
  }
}

async function work(orders: Queue<Order>): Promise<void> {
  const order = await orders.get();
  console.log('items:', order.items.join(', '));
  console.log('describe is a', typeof order.describe);
}

const orders = new Queue<Order>();
const worker = new Process({ target: work, args: [orders] });
worker.start();
await orders.put(new Order(['rice', 'tea']));
await worker.join();
