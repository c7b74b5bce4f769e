import { CancelledError, createTask, sleep } from 'bingfa/asyncio';

async function work(name: string) {
  console.log(name, 'begins');
  await sleep(0);
  console.log(name, 'ends');
  return name.toUpperCase();
}

const a = createTask(() => work('a'));
const b = createTask(() => work('b'));
console.log('both created, none has begun');
console.log(await a, await b);

const late = createTask(() => work('late'));
late.cancel();
try {
  await late;
} catch (error) {
  if (!(error instanceof CancelledError)) throw error;
  console.log('late was cancelled before it began');
}
