import { createTask, Future, sleep } from 'bingfa/asyncio';

async function cook(dish: string): Promise<string> {
  await sleep(10);
  return dish;
}

class Parcel implements PromiseLike<string> {
  readonly item: string;

  constructor(item: string) {
    this.item = item;
  }

  then: PromiseLike<string>['then'] = (onFulfilled, onRejected) =>
    sleep(10, { value: this.item }).then(onFulfilled, onRejected);
}

console.log('coroutine:', await cook('rice'));

const task = createTask(() => cook('soup'));
console.log('task:', await task);
console.log('again:', await task);

const future = new Future<string>();
setTimeout(() => future.setResult('tea'), 10);
console.log('future:', await future);

console.log('object:', await new Parcel('cake'));
