import { fromModule, Process, Queue } from '../multiprocessing/index.ts';

type Job = readonly [name: string, args: readonly unknown[]] | null;
type Answer = readonly [index: number, error: string];

/** What each process of a crew runs: one function of a module after the other. */
export async function serve(
  index: number,
  module: string,
  jobs: Queue<Job>,
  answers: Queue<Answer>,
): Promise<void> {
  const bodies = (await import(module)) as Record<string, (...args: unknown[]) => unknown>;
  for (let job = await jobs.get(); job !== null; job = await jobs.get()) {
    const [name, args] = job;
    try {
      await bodies[name]?.(...args);
      await answers.put([index, '']);
    } catch (error) {
      await answers.put([index, String((error as Error).stack)]);
    }
  }
}

/** Processes that are started once and used by many tests, since a start takes its time. */
export class Crew {
  readonly #members: { process: Process; jobs: Queue<Job> }[];
  readonly #answers = new Queue<Answer>();
  #open = new Set<number>();

  constructor(size: number, module: string) {
    const target = fromModule<typeof serve>(import.meta.url, 'serve');
    this.#members = Array.from({ length: size }, (_, index) => {
      const jobs = new Queue<Job>();
      const process = new Process({
        target,
        args: [index, module, jobs, this.#answers],
        daemon: true,
      });
      process.start();
      return { process, jobs };
    });
  }

  /** Runs a function of the module in all of them, and throws what one of them threw. */
  run(name: string, args: readonly unknown[]): Promise<void> {
    return this.runEach(name, () => args);
  }

  /** The same, with arguments for each. */
  async runEach(name: string, argsOf: (index: number) => readonly unknown[]): Promise<void> {
    this.#open = new Set(this.#members.keys());
    for (const [index, { jobs }] of this.#members.entries()) {
      await jobs.put([name, argsOf(index)]);
    }
    const answers: string[] = [];
    while (answers.length < this.#members.length) {
      const [index, answer] = await this.#answers.get();
      this.#open.delete(index);
      answers.push(answer);
    }
    for (const answer of answers) if (answer !== '') throw new Error(answer);
  }

  /** Who has not come to an end, in words. */
  unanswered(): string {
    return [...this.#open].map((index) => `process ${index} waits`).join(', ');
  }

  async close(): Promise<void> {
    for (const { jobs } of this.#members) await jobs.put(null);
    for (const { process } of this.#members) await process.join();
  }
}
