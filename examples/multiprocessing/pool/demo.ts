import { gather, toThread } from 'bingfa/asyncio';

type Call = [base: number, exponent: number];

Object.assign(globalThis, { isMain: true });

function power(base: number, exponent: number) {
  if (exponent < 0) throw new RangeError(`negative: ${exponent}`);
  return { value: base ** exponent, byMain: 'isMain' in globalThis };
}

async function starmap(calls: Call[]) {
  return await gather(calls.map((call) => toThread(power, ...call)));
}

const calls = Array.from({ length: 10 }, (_, n): Call => [n + 1, 2]);
const answers = await starmap(calls);
console.log('in order:', ...answers.map(({ value }) => value));
const some = answers.some(({ byMain }) => byMain);
console.log('main did some:', some ? 'yes' : 'no');
try {
  await starmap([[1, 2], [2, -1]]);
} catch (error) {
  console.log('error:', (error as Error).message);
}
