import { Worker } from 'node:worker_threads';

const source = (body: string): string => `
const { parentPort } = require('node:worker_threads');
${body}
parentPort.on('message', ({ id, items }) => {
  parentPort.postMessage({ id, results: items.map(work) });
});
`;

/** Two bare workers that apply a function to lists of items, a message there and one back for each. */
export class RawPair {
  readonly #workers: readonly Worker[];
  readonly #waiting = new Map<number, (results: number[]) => void>();
  #count = 0;

  /** @param body - The source of a function `work`. */
  constructor(body: string) {
    this.#workers = [1, 2].map(() => {
      const worker = new Worker(source(body), { eval: true });
      worker.on('message', ({ id, results }: { id: number; results: number[] }) => {
        this.#waiting.get(id)?.(results);
        this.#waiting.delete(id);
      });
      return worker;
    });
  }

  ask(items: readonly number[]): Promise<number[]> {
    return new Promise((resolve) => {
      const id = (this.#count += 1);
      this.#waiting.set(id, resolve);
      this.#workers[id % 2]?.postMessage({ id, items });
    });
  }

  async end(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

/** A list in pieces. */
export function chunksOf(items: readonly number[], size: number): number[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
