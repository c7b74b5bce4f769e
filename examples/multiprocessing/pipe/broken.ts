import { type Connection, Pipe, Process } from 'bingfa/multiprocessing';

async function work(conn: Connection) {
  await conn.send('tea');
  conn.close();
}

async function main() {
  const [receiver, sender] = Pipe(false);
  const worker = new Process({ target: work, args: [sender] });
  worker.start();
  console.log(await receiver.recv());
  await worker.join();
  let ended = await receiver.poll(200);
  console.log('with our own end open:', ended ? 'the end' : 'no end');
  sender.close();
  ended = await receiver.poll(200);
  console.log('with it closed:', ended ? 'the end' : 'no end');
}

await main();
