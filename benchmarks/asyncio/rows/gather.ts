/** A thousand results are gathered; each comes after giving way once. */
import { gather } from 'bingfa/asyncio';
import { Effect } from 'effect';
import { expectOrder, inParts, type Row } from '../contestant.ts';

const size = 1_000;

async function work(i: number): Promise<number> {
  await undefined;
  return i;
}

export const gathering: Row = {
  count: 50 * size,
  contestants: [
    {
      name: 'bingfa',
      run: inParts(size, async (size) => {
        const results = await gather(Array.from({ length: size }, (_, i) => () => work(i)));
        expectOrder(results, size);
      }),
    },
    {
      name: 'bingfa, promises',
      run: inParts(size, async (size) => {
        const results = await gather(Array.from({ length: size }, (_, i) => work(i)));
        expectOrder(results, size);
      }),
    },
    {
      name: 'floor',
      run: inParts(size, async (size) => {
        const results = await Promise.all(Array.from({ length: size }, (_, i) => work(i)));
        expectOrder(results, size);
      }),
    },
    {
      name: 'effect, all',
      run: inParts(size, async (size) => {
        const works = Array.from({ length: size }, (_, i) => Effect.promise(() => work(i)));
        const program = Effect.all(works, { concurrency: 'unbounded' });
        expectOrder(await Effect.runPromise(program), size);
      }),
    },
  ],
};
