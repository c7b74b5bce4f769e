import { fork } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

class Pool implements Disposable {
  #child = fork(import.meta.filename, ['work']);

  async map(teas: string[]): Promise<string> {
    this.#child.send(teas);
    await once(this.#child, 'message');
    return 'yes';
  }

  [Symbol.dispose](): void {
    this.#child.kill();
  }
}

async function main(): Promise<void> {
  let result: Promise<string>;
  {
    using pool = new Pool();
    result = pool.map(['green', 'black']);
    console.log('asked for two teas');
  }
  const late = sleep(1000, 'no, and never');
  console.log('ready:', await Promise.race([result, late]));
}

async function work(teas: string[]): Promise<void> {
  await sleep(300);
  process.send!(teas);
}

if (process.argv[2] === 'work') process.once('message', work);
else await main();
