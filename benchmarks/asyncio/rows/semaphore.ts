/** Ten permits, ten thousand callers; each gives way once while it holds its permit. */
import { AsyncSemaphore } from '@esfx/async';
import { Semaphore as AsyncMutexSemaphore } from 'async-mutex';
import { Sema } from 'async-sema';
import { createTask, Semaphore } from 'bingfa/asyncio';
import { Effect, Semaphore as EffectSemaphore } from 'effect';
import { Semaphore as ToolkitSemaphore } from 'es-toolkit';
import { expectEqual, inParts, type Row } from '../contestant.ts';

const permits = 10;
const callers = 10_000;

/** Counts who is inside, and at the end whether as many as allowed were, and never more. */
class Room {
  #inside = 0;
  #peak = 0;
  #turns = 0;

  enter(): void {
    this.#inside += 1;
    if (this.#inside > this.#peak) this.#peak = this.#inside;
  }

  leave(): void {
    this.#inside -= 1;
    this.#turns += 1;
  }

  expect(turns: number): void {
    expectEqual('peak', this.#peak, permits);
    expectEqual('turns', this.#turns, turns);
  }
}

export const semaphore: Row = {
  count: 5 * callers,
  contestants: [
    {
      name: 'bingfa',
      run: inParts(callers, async (size) => {
        const room = new Room();
        const semaphore = new Semaphore(permits);
        const job = async () => {
          await semaphore.acquire();
          room.enter();
          await undefined;
          room.leave();
          semaphore.release();
        };
        await Promise.all(Array.from({ length: size }, job));
        room.expect(size);
      }),
    },
    {
      name: 'bingfa, using',
      run: inParts(callers, async (size) => {
        const room = new Room();
        const semaphore = new Semaphore(permits);
        const job = async () => {
          using _held = await semaphore.acquire();
          room.enter();
          await undefined;
          room.leave();
        };
        await Promise.all(Array.from({ length: size }, job));
        room.expect(size);
      }),
    },
    {
      name: "bingfa, a task's signal",
      run: inParts(callers, async (size) => {
        const room = new Room();
        await createTask(async ({ signal }) => {
          const semaphore = new Semaphore(permits);
          const job = async () => {
            await semaphore.acquire({ signal });
            room.enter();
            await undefined;
            room.leave();
            semaphore.release();
          };
          await Promise.all(Array.from({ length: size }, job));
        });
        room.expect(size);
      }),
    },
    {
      // Ten at a time, each followed by the next: what is left when nobody has to wait.
      name: 'floor',
      run: inParts(callers, async (size) => {
        const room = new Room();
        const job = async () => {
          room.enter();
          await undefined;
          room.leave();
        };
        for (let i = 0; i < size; i += permits) {
          await Promise.all(Array.from({ length: permits }, job));
        }
        room.expect(size);
      }),
    },
    {
      name: 'es-toolkit',
      run: inParts(callers, async (size) => {
        const room = new Room();
        const semaphore = new ToolkitSemaphore(permits);
        const job = async () => {
          await semaphore.acquire();
          room.enter();
          await undefined;
          room.leave();
          semaphore.release();
        };
        await Promise.all(Array.from({ length: size }, job));
        room.expect(size);
      }),
    },
    {
      name: 'async-sema',
      run: inParts(callers, async (size) => {
        const room = new Room();
        const semaphore = new Sema(permits);
        const job = async () => {
          await semaphore.acquire();
          room.enter();
          await undefined;
          room.leave();
          semaphore.release();
        };
        await Promise.all(Array.from({ length: size }, job));
        room.expect(size);
      }),
    },
    {
      name: 'async-mutex',
      run: inParts(callers, async (size) => {
        const room = new Room();
        const semaphore = new AsyncMutexSemaphore(permits);
        const job = async () => {
          const [, release] = await semaphore.acquire();
          room.enter();
          await undefined;
          room.leave();
          release();
        };
        await Promise.all(Array.from({ length: size }, job));
        room.expect(size);
      }),
    },
    {
      name: '@esfx/async',
      run: inParts(callers, async (size) => {
        const room = new Room();
        const semaphore = new AsyncSemaphore(permits);
        const job = async () => {
          await semaphore.wait();
          room.enter();
          await undefined;
          room.leave();
          semaphore.release();
        };
        await Promise.all(Array.from({ length: size }, job));
        room.expect(size);
      }),
    },
    {
      name: 'effect',
      count: 1_000,
      run: inParts(callers, async (size) => {
        const room = new Room();
        const program = Effect.gen(function* () {
          const semaphore = yield* EffectSemaphore.make(permits);
          const job = semaphore.withPermit(
            Effect.gen(function* () {
              room.enter();
              yield* Effect.yieldNow;
              room.leave();
            }),
          );
          const jobs = Array.from({ length: size }, () => job);
          yield* Effect.all(jobs, { concurrency: 'unbounded', discard: true });
        });
        await Effect.runPromise(program);
        room.expect(size);
      }),
    },
  ],
};
