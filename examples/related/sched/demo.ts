import { allTasks, sleep, type Task, TaskGroup } from 'bingfa/asyncio';

const done: string[] = [];

await TaskGroup.run((group) => {
  function enter(ms: number, action: () => void): Task<void> {
    return group.createTask(async ({ signal }) => {
      await sleep(ms, { signal });
      action();
    });
  }

  function tea(): void {
    done.push('tea');
    enter(50, () => done.push('washing-up'));
  }

  enter(150, tea);
  enter(50, () => done.push('post'));
  enter(100, () => done.push('bell'));
  const nap = enter(120, () => done.push('nap'));
  nap.cancel();
});
console.log(...done);
console.log('all done:', allTasks().size === 0 ? 'yes' : 'no');
