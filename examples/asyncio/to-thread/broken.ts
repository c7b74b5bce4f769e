import { TimeoutError, toThread, waitFor } from 'bingfa/asyncio';

type Print = (line: string) => unknown;

async function exportFile(file: string, print: Print): Promise<void> {
  const end = performance.now() + 600;
  while (performance.now() < end);
  await print(`exported ${file}`);
}

const print: Print = (line) => console.log(line);
const running = toThread(exportFile, 'orders', print);
try {
  await waitFor(running, 300);
} catch (error) {
  if (!(error instanceof TimeoutError)) throw error;
  console.log('gave up');
}
console.log('main ends');
await running;
console.log('program ends');
