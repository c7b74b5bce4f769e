import { getRunningLoop, run } from 'bingfa/asyncio';

function print(line: string) {
  console.log(line);
}

async function main() {
  const loop = getRunningLoop();
  const finished = loop.createFuture<string>();
  const setResult = (line: string) => finished.setResult(line);

  loop.callLater(20, print, 'after 20 ms');
  loop.callLater(10, print, 'after 10 ms');
  loop.callLater(30, setResult, 'future has its result');
  loop.callSoon(print, 'soon, first');
  loop.callSoon(print, 'soon, second');

  print('main goes on to its next await');
  print(await finished);
}

await run(main);
