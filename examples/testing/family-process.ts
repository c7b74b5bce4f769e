import { Event, Process } from 'bingfa/multiprocessing';

const mayEnd = new Event();
const daemon = new Process({ target: () => new Promise(() => {}), daemon: true });
const child = new Process({
  target: async (event: Event) => {
    await event.wait();
    console.log('child is done');
  },
  args: [mayEnd],
});
daemon.start();
child.start();
console.log(JSON.stringify([daemon.pid, child.pid]));
console.log('main is done');
void mayEnd.set();
