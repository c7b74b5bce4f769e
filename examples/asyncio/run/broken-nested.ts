import { run } from 'bingfa/asyncio';

function fetchTea() {
  return 'tea';
}

async function libraryCall() {
  try {
    return await run(fetchTea);
  } catch (error) {
    return error;
  }
}

async function main() {
  const answer = await libraryCall();
  console.log(answer instanceof Error ? answer.message : answer);
}

await run(main);
