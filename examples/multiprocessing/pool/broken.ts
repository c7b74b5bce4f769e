import { fork } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { ensureFuture, sleep, wait, type Future } from 'bingfa/asyncio';

class Pool implements Disposable {
  #child = fork(import.meta.filename, ['work']);

  mapAsync(teas: string[]): Future<unknown> {
    this.#child.send(teas);
    return ensureFuture(once(this.#child, 'message'));
  }

  [Symbol.dispose](): void {
    this.#child.kill();
  }
}

async function main(): Promise<void> {
  let result: Future<unknown>;
  {
    using pool = new Pool();
    result = pool.mapAsync(['green', 'black']);
    console.log('asked for two teas');
  }
  await wait([result], { timeout: 1000 });
  console.log('ready:', result.done() ? 'yes' : 'no, and never');
}

async function work(teas: string[]): Promise<void> {
  await sleep(300);
  process.send!(teas);
}

if (process.argv[2] === 'work') process.once('message', work);
else await main();
