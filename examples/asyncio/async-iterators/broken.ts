import { sleep } from 'bingfa/asyncio';

async function* pages(): AsyncGenerator<number> {
  for (let page = 1; page < 5; page += 1) {
    await sleep(10);
    if (page === 2) throw new Error('timed out');
    yield page;
  }
}

const source = pages();
for (const attempt of ['1', '2']) {
  try {
    for await (const page of source) {
      console.log('page', String(page));
    }
    console.log('attempt', attempt, 'reached the end');
  } catch (error) {
    const { message } = error as Error;
    console.log('attempt', attempt, 'failed:', message);
  }
}
