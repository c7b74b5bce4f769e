import { sleep } from 'bingfa/asyncio';

function cached<K, V>(inner: (key: K) => Promise<V>) {
  const promises = new Map<K, Promise<V>>();

  return async function wrapper(key: K): Promise<V> {
    const promise = promises.get(key) ?? inner(key);
    promises.set(key, promise);
    return await promise;
  };
}

const load = cached(async function load(part: string) {
  console.log('loading', part);
  await sleep(10);
  return part.toUpperCase();
});

console.log(await load('users'));
const both = await Promise.all([load('users'), load('prices')]);
console.log(...both);
