import { aclosing, sleep } from 'bingfa/asyncio';

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
  await using closing = aclosing(rows(table));
  const source = closing.value;
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

console.log('total', String(await total(['price', '3', '4'])));
try {
  await total(['colour', 'red']);
} catch (error) {
  console.log('failed:', (error as Error).message);
}
