import { sleep } from 'bingfa/asyncio';

class Countdown implements AsyncIterableIterator<number> {
  left: number;

  constructor(start: number) {
    this.left = start;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<number>> {
    if (this.left === 0) return { done: true, value: undefined };
    await sleep(10);
    this.left -= 1;
    return { done: false, value: this.left + 1 };
  }
}

async function* pages(): AsyncGenerator<number> {
  try {
    for (let page = 1; page < 100; page += 1) {
      await sleep(10);
      yield page;
    }
  } finally {
    console.log('pages closed');
  }
}

for await (const number of new Countdown(3)) {
  console.log('count', String(number));
}
for await (const page of pages()) {
  console.log('page', String(page));
  if (page === 2) break;
}
console.log('after the loop');
