import { getRunningLoop, run, sleep } from 'bingfa/asyncio';

function spill() {
  throw new RangeError('no kettle');
}

async function main() {
  const loop = getRunningLoop();
  loop.setExceptionHandler(({ exception }) => {
    const { message } = exception as Error;
    console.log('handler is told:', message);
  });
  try {
    loop.callSoon(spill);
    await sleep(0);
  } catch {
    console.log('caught');
  }
  console.log('the loop goes on');
}

await run(main);
