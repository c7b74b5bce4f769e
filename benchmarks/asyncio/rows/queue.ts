/** One producer, one consumer, room for a hundred items between them. */
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { createTask, Queue } from 'bingfa/asyncio';
import { Effect, Fiber, Queue as EffectQueue } from 'effect';
import { expectEqual, type Row } from '../contestant.ts';

const room = 100;

function expectSum(sum: number, count: number): void {
  expectEqual('sum', sum, (count * (count - 1)) / 2);
}

export const queue: Row = {
  count: 100_000,
  contestants: [
    {
      name: 'bingfa',
      async run(count) {
        const queue = new Queue<number>(room);
        let sum = 0;
        const produce = async () => {
          for (let i = 0; i < count; i += 1) await queue.put(i);
        };
        const consume = async () => {
          for (let i = 0; i < count; i += 1) sum += await queue.get();
        };
        await Promise.all([produce(), consume()]);
        expectSum(sum, count);
      },
    },
    {
      // As a stream's producer does: what fits is put without giving way.
      name: 'bingfa, putNowait',
      async run(count) {
        const queue = new Queue<number>(room);
        let sum = 0;
        const produce = async () => {
          for (let i = 0; i < count; i += 1) {
            if (queue.full()) await queue.put(i);
            else queue.putNowait(i);
          }
        };
        const consume = async () => {
          for (let i = 0; i < count; i += 1) sum += await queue.get();
        };
        await Promise.all([produce(), consume()]);
        expectSum(sum, count);
      },
    },
    {
      name: "bingfa, tasks' signals",
      async run(count) {
        const queue = new Queue<number>(room);
        let sum = 0;
        const producer = createTask(async ({ signal }) => {
          for (let i = 0; i < count; i += 1) await queue.put(i, { signal });
        });
        const consumer = createTask(async ({ signal }) => {
          for (let i = 0; i < count; i += 1) sum += await queue.get({ signal });
        });
        await producer;
        await consumer;
        expectSum(sum, count);
      },
    },
    {
      // An array between them, and one await at either end for each item.
      name: 'floor',
      async run(count) {
        const slots = new Array<number>(room).fill(0);
        let sum = 0;
        const produce = async () => {
          for (let i = 0; i < count; i += 1) {
            slots[i % room] = i;
            await undefined;
          }
        };
        const consume = async () => {
          for (let i = 0; i < count; i += 1) {
            sum += slots[i % room] ?? Number.NaN;
            await undefined;
          }
        };
        await Promise.all([produce(), consume()]);
        expectSum(sum, count);
      },
    },
    {
      name: 'PassThrough',
      async run(count) {
        const stream = new PassThrough({ objectMode: true, highWaterMark: room });
        let sum = 0;
        const produce = async () => {
          // A stream takes null for its end, and zero is not null.
          for (let i = 0; i < count; i += 1) if (!stream.write(i)) await once(stream, 'drain');
          stream.end();
        };
        const consume = async () => {
          for await (const item of stream) sum += item as number;
        };
        await Promise.all([produce(), consume()]);
        expectSum(sum, count);
      },
    },
    {
      // As a queue's producer does: each item is awaited until the stream has taken it.
      name: 'PassThrough, each awaited',
      async run(count) {
        const stream = new PassThrough({ objectMode: true, highWaterMark: room });
        let sum = 0;
        const produce = async () => {
          for (let i = 0; i < count; i += 1) {
            await new Promise<void>((resolve, reject) =>
              stream.write(i, (error) => {
                if (error == null) resolve();
                else reject(error);
              }),
            );
          }
          stream.end();
        };
        const consume = async () => {
          for await (const item of stream) sum += item as number;
        };
        await Promise.all([produce(), consume()]);
        expectSum(sum, count);
      },
    },
    {
      name: 'TransformStream',
      async run(count) {
        const stream = new TransformStream<number, number>(
          {},
          { highWaterMark: room },
          { highWaterMark: room },
        );
        let sum = 0;
        const produce = async () => {
          const writer = stream.writable.getWriter();
          for (let i = 0; i < count; i += 1) {
            await writer.ready;
            void writer.write(i);
          }
          await writer.close();
        };
        const consume = async () => {
          const reader = stream.readable.getReader();
          for (;;) {
            const { done, value } = await reader.read();
            if (done) return;
            sum += value;
          }
        };
        await Promise.all([produce(), consume()]);
        expectSum(sum, count);
      },
    },
    {
      name: 'effect',
      async run(count) {
        let sum = 0;
        const program = Effect.gen(function* () {
          const queue = yield* EffectQueue.bounded<number>(room);
          const producer = yield* Effect.forkChild(
            Effect.gen(function* () {
              for (let i = 0; i < count; i += 1) yield* EffectQueue.offer(queue, i);
            }),
          );
          for (let i = 0; i < count; i += 1) sum += yield* EffectQueue.take(queue);
          yield* Fiber.join(producer);
        });
        await Effect.runPromise(program);
        expectSum(sum, count);
      },
    },
  ],
};
