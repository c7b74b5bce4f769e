import {
  asyncContextManager,
  AsyncExitStack,
  sleep,
} from 'bingfa/asyncio';

const connection = asyncContextManager(async function* (name: string) {
  if (name === 'bad') throw new Error('refused');
  console.log('open', name);
  try {
    yield name;
  } finally {
    await sleep(10);
    console.log('close', name);
  }
});

async function openAll(names: string[]): Promise<AsyncExitStack> {
  await using stack = new AsyncExitStack();
  for (const name of names) {
    await stack.enterAsyncContext(connection(name));
  }
  return stack.popAll();
}

try {
  await openAll(['one', 'bad']);
} catch (error) {
  console.log('none open:', (error as Error).message);
}
{
  await using opened = await openAll(['two', 'three']);
  opened.pushAsyncCallback(sleep, 10);
  opened.callback(console.log, 'last in, first out');
  console.log('both open');
}
