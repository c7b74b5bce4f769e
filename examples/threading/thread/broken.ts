import { sleep } from 'bingfa/asyncio';
import { Event, Thread } from 'bingfa/threading';

type Print = (line: string) => unknown;

const started = new Event();

async function save(started: Event, print: Print): Promise<void> {
  await print('saving');
  started.set();
  try {
    await new Promise((done) => setTimeout(done, 1000));
    await print('saved');
  } finally {
    await print('closed the file');
  }
}

const args: [Event, Print] = [started, (line) => console.log(line)];
new Thread({ target: save, args, daemon: true }).start();
while (!started.isSet()) await sleep(10);
console.log('main ends');
