import {
  asyncContextManager,
  createTask,
  sleep,
} from 'bingfa/asyncio';

const connection = asyncContextManager(async function* (
  name: string,
  signal?: AbortSignal,
) {
  try {
    yield;
  } finally {
    await sleep(10, { signal });
    console.log(name, 'closed');
  }
});

const hasty = createTask(async ({ signal }) => {
  await connection('hasty', signal).use(() => sleep(1000, { signal }));
});
const patient = createTask(async ({ signal }) => {
  await connection('patient').use(() => sleep(1000, { signal }));
});

await sleep(10);
for (const task of [hasty, patient]) {
  task.cancel();
  await Promise.allSettled([task]);
}
console.log('both cancelled');
