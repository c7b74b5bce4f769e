import { iscoroutinefunction, sleep, wraps } from 'bingfa/asyncio';

type Async<A extends unknown[], R> = (...args: A) => Promise<R>;

function retry(times: number) {
  return <A extends unknown[], R>(inner: Async<A, R>) =>
    wraps(inner)(async (...args) => {
      for (let attempt = 1; attempt <= times; attempt += 1) {
        try {
          return await inner(...args);
        } catch (error) {
          const { message } = error as Error;
          console.log('attempt', `${attempt}`, 'failed:', message);
        }
      }
      throw new Error(`${inner.name} gave up`);
    });
}

const failures = ['timed out', 'reset'];

const fetch = retry(3)(async function fetch(page: string) {
  await sleep(10);
  const failure = failures.shift();
  if (failure !== undefined) throw new Error(failure);
  return `<${page}>`;
});

console.log(await fetch('home'));
console.log('name:', fetch.name);
const kept = iscoroutinefunction(fetch);
console.log('coroutine function:', kept ? 'yes' : 'no');
