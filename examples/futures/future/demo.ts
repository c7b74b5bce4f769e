import { ThreadPoolExecutor, wait } from 'bingfa/futures';
import { Event } from 'bingfa/threading';

async function hold(started: Event, gate: Event): Promise<string> {
  started.set();
  await gate.wait();
  return 'held';
}

const power = (base: number, exponent: number) => base ** exponent;
const yes = (flag: boolean) => (flag ? 'yes' : 'no');

const [started, gate] = [new Event(), new Event()];
await using executor = new ThreadPoolExecutor({ maxWorkers: 1 });
const first = executor.submit(hold, started, gate);
const second = executor.submit(power, 2, 8);
const third = executor.submit(power, 3, 2);
second.addDoneCallback(() => console.log('called back'));
await started.wait();
console.log('first running:', yes(first.running()));
console.log('first cancelled:', yes(first.cancel()));
console.log('second cancelled:', yes(second.cancel()));
gate.set();
const all = [first, second, third];
const { done, notDone } = await wait<(typeof all)[number]>(all);
console.log(`done: ${done.size} not done: ${notDone.size}`);
console.log('results:', await first.result(), await third.result());
