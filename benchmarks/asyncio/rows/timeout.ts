/** A limit is set for something that is ready at once, and taken away again. */
import { timeout } from 'bingfa/asyncio';
import { Effect } from 'effect';
import pTimeout from 'p-timeout';
import { expectEqual, type Row } from '../contestant.ts';

const limit = 60_000;
const never = (): void => {
  throw new Error('Run the benchmark on a quieter machine: a minute went by');
};

export const timeouts: Row = {
  count: 20_000,
  contestants: [
    {
      name: 'bingfa',
      async run(count) {
        let done = 0;
        for (let i = 0; i < count; i += 1) {
          using _held = timeout(limit);
          await undefined;
          done += 1;
        }
        expectEqual('turns', done, count);
      },
    },
    {
      name: 'bingfa, disposed by hand',
      async run(count) {
        let done = 0;
        for (let i = 0; i < count; i += 1) {
          const deadline = timeout(limit);
          await undefined;
          done += 1;
          deadline[Symbol.dispose]();
        }
        expectEqual('turns', done, count);
      },
    },
    {
      name: 'bingfa, its signal looked at',
      async run(count) {
        let done = 0;
        for (let i = 0; i < count; i += 1) {
          using deadline = timeout(limit);
          await undefined;
          if (!deadline.signal.aborted) done += 1;
        }
        expectEqual('turns', done, count);
      },
    },
    {
      name: 'floor',
      async run(count) {
        let done = 0;
        for (let i = 0; i < count; i += 1) {
          const timer = setTimeout(never, limit);
          await undefined;
          done += 1;
          clearTimeout(timer);
        }
        expectEqual('turns', done, count);
      },
    },
    {
      // Its timer cannot be taken away: it ends with the signal, when that is garbage.
      name: 'AbortSignal.timeout',
      count: 5_000,
      async run(count) {
        let done = 0;
        for (let i = 0; i < count; i += 1) {
          const signal = AbortSignal.timeout(limit);
          await undefined;
          if (!signal.aborted) done += 1;
        }
        expectEqual('turns', done, count);
      },
    },
    {
      name: 'effect',
      async run(count) {
        let done = 0;
        const program = Effect.gen(function* () {
          const work = Effect.sync(() => {
            done += 1;
          });
          for (let i = 0; i < count; i += 1) yield* Effect.timeout(work, limit);
        });
        await Effect.runPromise(program);
        expectEqual('turns', done, count);
      },
    },
    {
      name: 'p-timeout',
      count: 5_000,
      async run(count) {
        let done = 0;
        const ready = Promise.resolve();
        for (let i = 0; i < count; i += 1) {
          await pTimeout(ready, { milliseconds: limit });
          done += 1;
        }
        expectEqual('turns', done, count);
      },
    },
  ],
};
