import { asyncContextManager, sleep } from 'bingfa/asyncio';

const traced = asyncContextManager(async function* (label: string) {
  console.log('enter', label);
  try {
    yield;
  } finally {
    console.log('leave', label);
  }
});

const decorate = traced.decorator('save');
const save = decorate(async function save(order: string) {
  await sleep(10);
  if (order === 'order 2') throw new Error('disk full');
  console.log('saved', order);
});

await save('order 1');
try {
  await save('order 2');
} catch (error) {
  console.log('failed:', (error as Error).message);
}
console.log('name:', save.name);
