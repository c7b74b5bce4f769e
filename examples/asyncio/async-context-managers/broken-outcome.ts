import { asyncContextManager } from 'bingfa/asyncio';

const transaction = asyncContextManager(async function* () {
  console.log('begin');
  try {
    yield;
    console.log('commit');
  } catch (error) {
    console.log('rollback');
    throw error;
  } finally {
    console.log('close');
  }
});

{
  await using scope = await transaction().scope();
  console.log('work in a scope');
}

await transaction().use(async () => {
  console.log('work in use()');
});
