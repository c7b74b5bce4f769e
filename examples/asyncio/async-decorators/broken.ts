import { sleep } from 'bingfa/asyncio';

function traced<A extends unknown[], R>(inner: (...args: A) => R) {
  return function wrapper(...args: A): R {
    console.log('enter', inner.name);
    try {
      return inner(...args);
    } finally {
      console.log('leave', inner.name);
    }
  };
}

const save = traced(async function save(order: string) {
  await sleep(10);
  console.log('saved', order);
});

await save('order 1');
