import { ThreadPoolExecutor } from 'bingfa/futures';

const own = globalThis as { visits?: number };
own.visits = 0;

function add(basket: string[], fruit: string): [string[], number] {
  const own = globalThis as { visits?: number };
  own.visits = (own.visits ?? 0) + 1;
  basket.push(fruit);
  return [basket, own.visits];
}

const basket = ['apple'];
await using executor = new ThreadPoolExecutor({ maxWorkers: 1 });
await executor.submit(add, basket, 'plum').result();
const second = executor.submit(add, basket, 'pear');
const [theirs, count] = await second.result();
console.log('theirs:', ...theirs);
console.log('ours:', ...basket);
console.log('visits there:', String(count));
console.log('visits here:', String(own.visits));
