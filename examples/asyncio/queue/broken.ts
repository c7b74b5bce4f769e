import { createTask, Queue } from 'bingfa/asyncio';

const queue = new Queue<string>();
for (const order of ['tea', 'rice', 'soup']) queue.putNowait(order);

createTask(async ({ signal }) => {
  for (;;) {
    const order = await queue.get({ signal });
    if (order === 'rice') continue;
    console.log('served', order);
    queue.taskDone();
  }
});

await queue.join();
console.log('all served');
