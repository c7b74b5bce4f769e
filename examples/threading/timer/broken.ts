import { Event, Timer } from 'bingfa/threading';

type Print = (line: string) => unknown;

const started = new Event();
const go = new Event();
const print: Print = (line) => console.log(line);

async function save(started: Event, go: Event, print: Print) {
  started.set();
  await go.wait();
  await print('saved');
}

const timer = new Timer(0, save, { args: [started, go, print] });
timer.start();
await started.wait();
timer.cancel();
console.log('cancelled');
go.set();
await timer.join();
