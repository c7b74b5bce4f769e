import { type AsyncResult, Pool } from 'bingfa/multiprocessing';

async function brew(tea: string): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, 300));
  return tea;
}

let result: AsyncResult<string[]>;
{
  await using pool = new Pool({ processes: 2 });
  result = pool.mapAsync(brew, ['green', 'black']);
  console.log('asked for two teas');
}
await result.wait({ timeout: 1000 });
console.log('ready:', result.ready() ? 'yes' : 'no, and never');
console.log('successful:', result.successful() ? 'yes' : 'no');
