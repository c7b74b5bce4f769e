import { gather, Queue, QueueShutDown, sleep } from 'bingfa/asyncio';

class Kitchen {
  orders = new Queue<number>(2);
  longest = 0;
  served: string[] = [];

  async waiter() {
    for (let n = 1; n <= 6; n++) {
      await this.orders.put(n);
      this.longest = Math.max(this.longest, this.orders.qsize());
    }
    this.orders.shutdown();
  }

  async cook(name: string) {
    try {
      for (;;) {
        const order = await this.orders.get();
        await sleep(20);
        this.served.push(`${order} by ${name}`);
        this.orders.taskDone();
      }
    } catch (error) {
      if (!(error instanceof QueueShutDown)) throw error;
      console.log(name, 'goes home');
    }
  }
}

const kitchen = new Kitchen();
await gather([
  kitchen.waiter(), kitchen.cook('a'), kitchen.cook('b'),
]);
await kitchen.orders.join();
console.log(['served:', ...kitchen.served.sort()].join('  '));
console.log('orders in the queue, at most:', kitchen.longest);
