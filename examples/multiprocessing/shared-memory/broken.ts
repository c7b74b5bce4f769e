import { SharedMemory } from 'bingfa/multiprocessing';

function main() {
  const decoder = new TextDecoder();
  const block = new SharedMemory({ create: true, size: 3 });
  block.write(new TextEncoder().encode('tea'));
  const copy = block.read(0, 3);
  copy[0] = 's'.charCodeAt(0);
  console.log(`in the copy: ${decoder.decode(copy)}`);
  console.log(`in the block: ${decoder.decode(block.read(0, 3))}`);
  block.close();
  block.unlink();
}

main();
