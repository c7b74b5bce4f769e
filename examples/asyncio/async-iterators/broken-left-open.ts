import { sleep } from 'bingfa/asyncio';

async function* rows(table: string[]): AsyncGenerator<string> {
  try {
    for (const row of table) {
      await sleep(10);
      yield row;
    }
  } finally {
    console.log('cursor closed');
  }
}

async function total(table: string[]): Promise<number> {
  const source = rows(table);
  const header = (await source.next()).value as string;
  if (header !== 'price') {
    throw new Error(`no prices but ${header}`);
  }
  let result = 0;
  for await (const row of source) {
    result += Number(row);
  }
  return result;
}

try {
  await total(['colour', 'red']);
} catch (error) {
  console.log('failed:', (error as Error).message);
}
await sleep(100);
console.log('cursor still open');
