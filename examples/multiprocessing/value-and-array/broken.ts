import {
  Array as SharedArray,
  Barrier,
  Process,
  Value,
} from 'bingfa/multiprocessing';

async function work(
  total: Value<'i'>,
  counts: SharedArray<'i'>,
  together: Barrier,
  index: number,
) {
  await together.wait();
  const end = performance.now() + 500;
  while (performance.now() < end) {
    const before = total.value;
    counts.set(index, counts.at(index) + 1);
    total.value = before + 1;
  }
}

async function main() {
  const total = new Value('i', 0);
  const counts = new SharedArray('i', 2);
  const together = new Barrier(2);
  const workers = [0, 1].map(
    (index) =>
      new Process({
        target: work,
        args: [total, counts, together, index],
      }),
  );
  for (const worker of workers) worker.start();
  for (const worker of workers) await worker.join();
  const lost = counts.at(0) + counts.at(1) - total.value;
  console.log(`updates were lost: ${lost > 0 ? 'yes' : 'no'}`);
}

await main();
