import { sleep } from 'bingfa/asyncio';

class Connection implements AsyncDisposable {
  closed = false;

  async [Symbol.asyncDispose](): Promise<void> {
    this.closed = true;
  }

  async query(): Promise<string> {
    await sleep(10);
    return this.closed ? 'too late' : 'rows';
  }
}

async function notAwaited(): Promise<string> {
  await using connection = new Connection();
  return connection.query();
}

async function awaited(): Promise<string> {
  await using connection = new Connection();
  return await connection.query();
}

console.log('not awaited:', await notAwaited());
console.log('awaited:', await awaited());
