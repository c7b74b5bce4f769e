import { Process, SharedMemory } from 'bingfa/multiprocessing';

function shout(block: SharedMemory, size: number) {
  const text = new TextDecoder().decode(block.read(0, size));
  block.write(new TextEncoder().encode(text.toUpperCase()));
  block.close();
}

async function main() {
  const block = new SharedMemory({ create: true, size: 16 });
  block.write(new TextEncoder().encode('tea'));
  const worker = new Process({ target: shout, args: [block, 3] });
  worker.start();
  await worker.join();
  console.log('found:', new TextDecoder().decode(block.read(0, 3)));
  console.log(`room for 16: ${block.size >= 16 ? 'yes' : 'no'}`);
  const { name } = block;
  block.close();
  block.unlink();
  try {
    new SharedMemory({ name });
  } catch {
    console.log('nobody can open it any more');
  }
}

await main();
