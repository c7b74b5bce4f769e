import {
  type Connection,
  EOFError,
  Pipe,
  Process,
} from 'bingfa/multiprocessing';

async function shout(conn: Connection) {
  for (;;) {
    const word = await conn.recv<string | null>();
    if (word === null) break;
    await conn.send(word.toUpperCase());
  }
  conn.close();
}

async function main() {
  const [here, there] = Pipe();
  const worker = new Process({ target: shout, args: [there] });
  worker.start();
  there.close();
  console.log(`an answer yet: ${(await here.poll(50)) ? 'yes' : 'no'}`);
  for (const word of ['tea', 'rice']) {
    await here.send(word);
    console.log(`${word} -> ${await here.recv<string>()}`);
  }
  await here.send('soup');
  console.log(
    `an answer now: ${(await here.poll(1500)) ? 'yes' : 'no'}`,
  );
  console.log(`soup -> ${await here.recv<string>()}`);
  await here.send(null);
  await here.recv().catch((error) => {
    if (error instanceof EOFError)
      console.log('the other end is closed');
  });
  await worker.join();
}

await main();
