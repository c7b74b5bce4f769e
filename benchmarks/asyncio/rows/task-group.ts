/** A thousand children are started in a group, give way once each, and are joined. */
import { TaskGroup } from 'bingfa/asyncio';
import { Effect, Fiber } from 'effect';
import { run as runOperation, spawn, until, type Task } from 'effection';
import { expectEqual, inParts, type Row } from '../contestant.ts';

const children = 1_000;

async function child(i: number): Promise<number> {
  await undefined;
  return i;
}

function expectSum(results: readonly number[], size: number): void {
  let sum = 0;
  for (const result of results) sum += result;
  expectEqual('sum', sum, (size * (size - 1)) / 2);
}

export const taskGroup: Row = {
  count: 50 * children,
  contestants: [
    {
      name: 'bingfa',
      run: inParts(children, async (size) => {
        const tasks = await TaskGroup.run((group) =>
          Array.from({ length: size }, (_, i) => group.createTask(() => child(i))),
        );
        expectSum(
          tasks.map((task) => task.result()),
          size,
        );
      }),
    },
    {
      // Nobody could be cancelled, and the first error would leave the others running.
      name: 'floor',
      run: inParts(children, async (size) => {
        const results = await Promise.all(Array.from({ length: size }, (_, i) => child(i)));
        expectSum(results, size);
      }),
    },
    {
      name: 'effect, all',
      run: inParts(children, async (size) => {
        const works = Array.from({ length: size }, (_, i) => Effect.promise(() => child(i)));
        const program = Effect.all(works, { concurrency: 'unbounded' });
        expectSum(await Effect.runPromise(program), size);
      }),
    },
    {
      name: 'effect, fork and join',
      run: inParts(children, async (size) => {
        const program = Effect.gen(function* () {
          const fibers: Fiber.Fiber<number>[] = [];
          for (let i = 0; i < size; i += 1) {
            const work = Effect.as(Effect.yieldNow, i);
            fibers.push(yield* Effect.forkChild(work));
          }
          return yield* Fiber.joinAll(fibers);
        });
        expectSum(await Effect.runPromise(program), size);
      }),
    },
    {
      name: 'effection',
      count: children,
      run: inParts(children, async (size) => {
        const results = await runOperation(function* () {
          const tasks: Task<number>[] = [];
          for (let i = 0; i < size; i += 1) {
            const work = () => until(child(i));
            tasks.push(yield* spawn(work));
          }
          const results: number[] = [];
          for (const task of tasks) results.push(yield* task);
          return results;
        });
        expectSum(results, size);
      }),
    },
  ],
};
