import { Timer } from 'bingfa/threading';

type Log = (what: string) => unknown;

const log: string[] = [];
const add: Log = (what) => log.push(what);

function remind(what: string, add: Log): unknown {
  return add(what);
}

const start = performance.now();
const tea = new Timer(100, remind, { args: ['tea', add] });
const bill = new Timer(30_000, remind, { args: ['bill', add] });
for (const timer of [tea, bill]) timer.start();
console.log(`running: ${tea.isAlive()}, ${bill.isAlive()}`);
bill.cancel();
for (const timer of [tea, bill]) await timer.join();
const waited = performance.now() - start;
console.log(`reminded of: ${log.join(', ')}`);
console.log(`too early: ${waited < 100}`);
console.log(`running: ${tea.isAlive()}, ${bill.isAlive()}`);
