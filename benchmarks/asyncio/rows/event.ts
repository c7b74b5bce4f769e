/** Ten thousand callers wait for one event. */
import { EventEmitter, once } from 'node:events';
import { AsyncManualResetEvent } from '@esfx/async';
import { createTask, Event } from 'bingfa/asyncio';
import { Effect, Fiber, Latch } from 'effect';
import { expectOrder, inParts, type Row } from '../contestant.ts';

const waiters = 10_000;

export const event: Row = {
  count: 5 * waiters,
  contestants: [
    {
      name: 'bingfa',
      run: inParts(waiters, async (size) => {
        const event = new Event();
        const order: number[] = [];
        const wait = async (i: number) => {
          await event.wait();
          order.push(i);
        };
        const waits = Array.from({ length: size }, (_, i) => wait(i));
        event.set();
        await waits[size - 1];
        expectOrder(order, size);
      }),
    },
    {
      name: "bingfa, a task's signal",
      run: inParts(waiters, async (size) => {
        const order: number[] = [];
        await createTask(async ({ signal }) => {
          const event = new Event();
          const wait = async (i: number) => {
            await event.wait({ signal });
            order.push(i);
          };
          const waits = Array.from({ length: size }, (_, i) => wait(i));
          event.set();
          await waits[size - 1];
        });
        expectOrder(order, size);
      }),
    },
    {
      // One promise that all await: nobody could leave alone.
      name: 'floor',
      run: inParts(waiters, async (size) => {
        let set: (() => void) | undefined;
        const promise = new Promise<void>((resolve) => (set = resolve));
        const order: number[] = [];
        const wait = async (i: number) => {
          await promise;
          order.push(i);
        };
        const waits = Array.from({ length: size }, (_, i) => wait(i));
        set?.();
        await waits[size - 1];
        expectOrder(order, size);
      }),
    },
    {
      name: 'a promise each',
      run: inParts(waiters, async (size) => {
        const resolvers: (() => void)[] = [];
        const order: number[] = [];
        const wait = async (i: number) => {
          await new Promise<void>((resolve) => resolvers.push(resolve));
          order.push(i);
        };
        const waits = Array.from({ length: size }, (_, i) => wait(i));
        for (const resolve of resolvers) resolve();
        await waits[size - 1];
        expectOrder(order, size);
      }),
    },
    {
      name: '@esfx/async',
      run: inParts(waiters, async (size) => {
        const event = new AsyncManualResetEvent();
        const order: number[] = [];
        const wait = async (i: number) => {
          await event.wait();
          order.push(i);
        };
        const waits = Array.from({ length: size }, (_, i) => wait(i));
        event.set();
        await waits[size - 1];
        expectOrder(order, size);
      }),
    },
    {
      name: 'effect',
      run: inParts(waiters, async (size) => {
        const order: number[] = [];
        const program = Effect.gen(function* () {
          const latch = yield* Latch.make();
          const fibers: Fiber.Fiber<void>[] = [];
          for (let i = 0; i < size; i += 1) {
            const wait = Effect.map(latch.await, () => {
              order.push(i);
            });
            fibers.push(yield* Effect.forkChild(wait));
          }
          yield* Effect.yieldNow;
          yield* latch.open;
          yield* Fiber.awaitAll(fibers);
        });
        await Effect.runPromise(program);
        expectOrder(order, size);
      }),
    },
    {
      name: 'events.once',
      count: 1_000,
      run: inParts(waiters, async (size) => {
        const emitter = new EventEmitter().setMaxListeners(0);
        const order: number[] = [];
        const wait = async (i: number) => {
          await once(emitter, 'set');
          order.push(i);
        };
        const waits = Array.from({ length: size }, (_, i) => wait(i));
        emitter.emit('set');
        await waits[size - 1];
        expectOrder(order, size);
      }),
    },
  ],
};
