import { sleep } from 'bingfa/asyncio';

class Connection implements AsyncDisposable {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  static async open(name: string): Promise<Connection> {
    await sleep(10);
    console.log('open', name);
    return new Connection(name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await sleep(10);
    console.log('close', this.name);
  }
}

async function copy(): Promise<void> {
  await using source = await Connection.open('source');
  await using target = await Connection.open('target');
  console.log('copying');
  throw new Error('disk full');
}

try {
  await copy();
} catch (error) {
  console.log('failed:', (error as Error).message);
}
{
  await using stack = new AsyncDisposableStack();
  for (const name of ['one', 'two', 'three']) {
    stack.use(await Connection.open(name));
  }
  console.log('all open');
}
