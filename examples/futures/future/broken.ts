import { ThreadPoolExecutor } from 'bingfa/futures';

function save(order: string): void {
  throw new Error(`no room for ${order}`);
}

const executor = new ThreadPoolExecutor({ maxWorkers: 1 });
const future = executor.submit(save, 'tea');
await executor.shutdown();
console.log('saved, it seems');
const error = await future.exception();
console.log('asked at last:', (error as Error).message);
