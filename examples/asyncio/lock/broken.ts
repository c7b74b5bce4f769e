import { gather, sleep } from 'bingfa/asyncio';

class Account {
  balance = 0;

  async deposit(amount: number) {
    const before = this.balance;
    await sleep(10);
    this.balance = before + amount;
  }
}

const account = new Account();
await gather([1, 2, 3].map((n) => account.deposit(n)));
console.log('deposited: 6, balance:', account.balance);
