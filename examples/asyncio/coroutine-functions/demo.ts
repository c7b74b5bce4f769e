import { sleep } from 'bingfa/asyncio';

class Connection implements AsyncDisposable {
  static async open(): Promise<Connection> {
    await sleep(10);
    console.log('open');
    return new Connection();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await sleep(10);
    console.log('closed');
  }

  async *rows(): AsyncGenerator<number> {
    for (const row of [3, 4, 5]) {
      await sleep(10);
      yield row;
    }
  }
}

async function total(): Promise<number> {
  let result = 0;
  await using connection = await Connection.open();
  for await (const row of connection.rows()) {
    console.log('row', String(row));
    result += row;
  }
  return result;
}

console.log('total', String(await total()));
