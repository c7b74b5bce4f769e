import * as threading from 'bingfa/threading';

type Tell = (ident: number) => unknown;
type Work = [Tell, typeof threading.getIdent, Barrier, Event];
type Barrier = threading.Barrier;
type Event = threading.Event;

const ready = new threading.Barrier(3);
const leave = new threading.Event();
const idents: number[] = [];
const tell: Tell = (ident) => idents.push(ident);

async function work(...[tell, getIdent, ready, leave]: Work) {
  await tell(getIdent());
  await ready.wait();
  await leave.wait();
}

function report(when: string): void {
  const names = threading.enumerate().map(({ name }) => name);
  const count = threading.activeCount();
  console.log(`${when}: ${count} (${names.sort().join(', ')})`);
}

const same = threading.currentThread() === threading.mainThread();
console.log(`main thread: ${same ? 'yes' : 'no'}`);
report('before');
const args: Work = [tell, threading.getIdent, ready, leave];
const threads = ['worker-1', 'worker-2'].map((name) => {
  return new threading.Thread({ target: work, name, args });
});
for (const thread of threads) thread.start();
await ready.wait();
report('during');
const distinct = new Set([threading.getIdent(), ...idents]).size;
console.log(`distinct idents: ${distinct}`);
leave.set();
for (const thread of threads) await thread.join();
report('after');
