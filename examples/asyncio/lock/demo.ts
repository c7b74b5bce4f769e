import { createTask, gather, Lock, sleep } from 'bingfa/asyncio';

class Account {
  readonly lock = new Lock();
  balance = 0;
  inside = 0;
  peak = 0;

  async deposit(amount: number, signal?: AbortSignal) {
    using held = await this.lock.acquire({ signal });
    this.inside += 1;
    this.peak = Math.max(this.peak, this.inside);
    const before = this.balance;
    await sleep(10, { signal });
    this.balance = before + amount;
    this.inside -= 1;
  }
}

const account = new Account();
await gather([1, 2, 3].map((n) => account.deposit(n)));
console.log('balance:', account.balance);
console.log('inside at once, at most:', account.peak);

await account.lock.acquire();
const first = createTask(({ signal }) => account.deposit(100, signal));
const second = createTask(({ signal }) => account.deposit(10, signal));
await sleep(0);
first.cancel();
account.lock.release();
await second;
console.log('a cancelled waiter passes it on:', account.balance);
