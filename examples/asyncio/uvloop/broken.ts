import { TaskGroup } from 'bingfa/asyncio';

const steps: string[] = [];

function count(name: string): void {
  for (let step = 0; step < 3; step += 1) {
    steps.push(`${name}${step}`);
  }
}

await TaskGroup.run((group) => {
  group.createTask(() => count('a'));
  group.createTask(() => count('b'));
});
console.log('one after the other:', ...steps);
