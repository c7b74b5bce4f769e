import { Event, Thread } from 'bingfa/threading';

const shot = new Event();

function run(shot: Event) {
  const heard = shot.waitSync({ timeout: 200 });
  console.log(`late runner: ${heard ? 'off' : 'heard nothing'}`);
}

async function main() {
  shot.set();
  shot.clear();
  const late = new Thread({ target: run, args: [shot] });
  late.start();
  await late.join();
}

await main();
