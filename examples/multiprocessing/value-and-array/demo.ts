import {
  Array as SharedArray,
  Process,
  Value,
} from 'bingfa/multiprocessing';

type Int = Value<'i'>;
type Ints = SharedArray<'i'>;

async function work(total: Int, squares: Ints, index: number) {
  squares.set(index, index * index);
  for (let n = 0; n < 100; n += 1) {
    using held = await total.getLock().acquire();
    total.value += 1;
  }
}

async function main() {
  const total = new Value('i', 0);
  const squares = new SharedArray('i', 4);
  const workers = [0, 1, 2, 3].map(
    (index) =>
      new Process({ target: work, args: [total, squares, index] }),
  );
  for (const worker of workers) worker.start();
  for (const worker of workers) await worker.join();
  console.log(`total: ${total.value} of 400`);
  console.log(`squares: ${[...squares].join(', ')}`);
}

await main();
