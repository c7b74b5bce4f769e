import {
  asyncContextManager,
  AsyncExitStack,
  sleep,
} from 'bingfa/asyncio';

const connection = asyncContextManager(async function* (name: string) {
  await sleep(10);
  console.log('open', name);
  try {
    yield name.toUpperCase();
  } finally {
    await sleep(10);
    console.log('close', name);
  }
});

async function copy(): Promise<void> {
  await using source = await connection('source').scope();
  await using target = await connection('target').scope();
  console.log('copying', source.value, 'to', target.value);
  throw new Error('disk full');
}

try {
  await copy();
} catch (error) {
  console.log('failed:', (error as Error).message);
}
{
  await using stack = new AsyncExitStack();
  for (const name of ['one', 'two', 'three']) {
    await stack.enterAsyncContext(connection(name));
  }
  console.log('all open');
}
