/**
 * A function that does next to nothing is run in a thread that is there already, and its result
 * awaited, over and over. Both threads' time counts.
 */
import { Worker } from 'node:worker_threads';
import { toThread } from 'bingfa/asyncio';
import { Thread } from 'bingfa/threading';
import { expectEqual, type Row } from '../asyncio/contestant.ts';

const increment = (value: number): number => value + 1;

const echo = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', (value) => parentPort.postMessage(value + 1));
`;

/** A worker that answers, and one question after the other to it. */
class Raw {
  readonly #worker = new Worker(echo, { eval: true });
  #answer: (value: number) => void = () => {};

  constructor() {
    this.#worker.on('message', (value: number) => this.#answer(value));
    this.#worker.unref();
  }

  ask(value: number): Promise<number> {
    return new Promise((resolve) => {
      this.#answer = resolve;
      this.#worker.postMessage(value);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker.terminate();
  }
}

const raw = new Raw();

export const toThreads: Row = {
  count: 5_000,
  contestants: [
    {
      name: 'bingfa',
      async run(count) {
        let value = 0;
        for (let i = 0; i < count; i += 1) value = await toThread(increment, value);
        expectEqual('sum', value, count);
      },
    },
    {
      name: 'bingfa, Thread',
      count: 1_000,
      async run(count) {
        const cell = new Int32Array(new SharedArrayBuffer(4));
        const target = (cell: Int32Array): void => {
          Atomics.add(cell, 0, 1);
        };
        for (let i = 0; i < count; i += 1) {
          const thread = new Thread({ target, args: [cell] });
          thread.start();
          await thread.join();
        }
        expectEqual('sum', cell[0], count);
      },
    },
    {
      // One message there and one back, each with a number and nothing else.
      name: 'floor',
      async run(count) {
        const hold = setInterval(() => {}, 1 << 30);
        let value = 0;
        for (let i = 0; i < count; i += 1) value = await raw.ask(value);
        clearInterval(hold);
        expectEqual('sum', value, count);
      },
    },
    {
      name: 'a new worker each',
      count: 10,
      async run(count) {
        let value = 0;
        for (let i = 0; i < count; i += 1) {
          await using worker = new Raw();
          const hold = setInterval(() => {}, 1 << 30);
          value = await worker.ask(value);
          clearInterval(hold);
        }
        expectEqual('sum', value, count);
      },
    },
  ],
};
