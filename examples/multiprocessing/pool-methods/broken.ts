import { Pool } from 'bingfa/multiprocessing';

function halve(n: number): number {
  if (n % 2 === 1) throw new RangeError(`${n} is odd`);
  return n / 2;
}

await using pool = new Pool({ processes: 2 });
try {
  await pool.map(halve, [2, 4, 5, 8], { chunksize: 1 });
} catch (error) {
  console.log('map:', (error as Error).message, '- three halves lost');
}
const results = [2, 4, 5, 8].map((n) => pool.applyAsync(halve, [n]));
for (const result of results) await result.wait();
const good = results.filter((result) => result.successful());
const kept = await Promise.all(good.map((result) => result.get()));
console.log('apply_async keeps:', ...kept);
