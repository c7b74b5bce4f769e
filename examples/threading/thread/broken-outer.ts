import { Thread } from 'bingfa/threading';

const prefix = 'cooked';
const print = (line: string) => console.log(line);

function cook(dish: string, print: (line: string) => unknown) {
  print(`${prefix} ${dish}`);
}

function cookAll(prefix: string, print: (line: string) => unknown) {
  print(`${prefix} all`);
}

try {
  new Thread({ target: cook, args: ['soup', print] }).start();
} catch (error) {
  console.log((error as Error).message);
}
const thread = new Thread({ target: cookAll, args: [prefix, print] });
thread.start();
await thread.join();
