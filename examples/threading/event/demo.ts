import { Event, Lock, Thread } from 'bingfa/threading';

const shot = new Event();
const guard = new Lock();
const ran = new Int32Array(new SharedArrayBuffer(4));

function run(shot: Event, guard: Lock, ran: Int32Array) {
  shot.waitSync();
  using held = guard.acquireSync();
  ran[0]! += 1;
}

async function main() {
  const runners = [1, 2, 3].map(
    () => new Thread({ target: run, args: [shot, guard, ran] }),
  );
  for (const runner of runners) runner.start();
  const rang = await new Event().wait({ timeout: 50 });
  console.log(`a bell that nobody rings: ${rang ? 'rang' : 'silent'}`);
  console.log(`before the shot: ${ran[0]} ran`);
  shot.set();
  for (const runner of runners) await runner.join();
  console.log(`after the shot: ${ran[0]} ran`);
  console.log(`still set: ${shot.isSet() ? 'yes' : 'no'}`);
}

await main();
