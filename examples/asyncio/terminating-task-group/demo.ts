import { sleep, TaskGroup } from 'bingfa/asyncio';
import type { TaskBody } from 'bingfa/asyncio';

const gaveUp: string[] = [];

function search(
  group: TaskGroup,
  room: string,
  ms: number,
): TaskBody<void> {
  return async ({ signal }) => {
    try {
      await sleep(ms, { signal });
    } catch (reason) {
      gaveUp.push(room);
      throw reason;
    }
    console.log('found in', room);
    group.cancel();
  };
}

await TaskGroup.run((group) => {
  group.createTask(search(group, 'attic', 5000));
  group.createTask(search(group, 'kitchen', 20));
  group.createTask(search(group, 'cellar', 5000));
});
console.log('gave up:', ...gaveUp.sort());
console.log('everyone is back');
