import { Pool } from 'bingfa/multiprocessing';

type Call = [base: number, exponent: number];

Object.assign(globalThis, { isMain: true });

function power(base: number, exponent: number) {
  if (exponent < 0) throw new RangeError(`negative: ${exponent}`);
  return { value: base ** exponent, byMain: 'isMain' in globalThis };
}

await using pool = new Pool({ processes: 2 });
const calls = Array.from({ length: 10 }, (_, n): Call => [n + 1, 2]);
const answers = await pool.starmap(power, calls, { chunksize: 1 });
console.log('in order:', ...answers.map(({ value }) => value));
const some = answers.some(({ byMain }) => byMain);
console.log('main did some:', some ? 'yes' : 'no');
try {
  await pool.starmap(power, [[1, 2], [2, -1]]);
} catch (error) {
  console.log('error:', (error as Error).message);
}
