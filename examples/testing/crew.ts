import { fromModule, Process, Queue } from '../multiprocessing/index.ts';

type Job = readonly [name: string, args: readonly unknown[]] | null;

/** What each process of a crew runs: one function of a module after the other. */
export async function serve(
  module: string,
  jobs: Queue<Job>,
  answers: Queue<string>,
): Promise<void> {
  const bodies = (await import(module)) as Record<string, (...args: unknown[]) => unknown>;
  for (let job = await jobs.get(); job !== null; job = await jobs.get()) {
    const [name, args] = job;
    try {
      await bodies[name]?.(...args);
      await answers.put('');
    } catch (error) {
      await answers.put(String((error as Error).stack));
    }
  }
}

/** Processes that are started once and used by many tests, since a start takes its time. */
export class Crew {
  readonly #members: { process: Process; jobs: Queue<Job> }[];
  readonly #answers = new Queue<string>();

  constructor(size: number, module: string) {
    const target = fromModule<typeof serve>(import.meta.url, 'serve');
    this.#members = Array.from({ length: size }, () => {
      const jobs = new Queue<Job>();
      const process = new Process({ target, args: [module, jobs, this.#answers], daemon: true });
      process.start();
      return { process, jobs };
    });
  }

  /** Runs a function of the module in all of them, and throws what one of them threw. */
  async run(name: string, args: readonly unknown[]): Promise<void> {
    for (const { jobs } of this.#members) await jobs.put([name, args]);
    const answers = [];
    for (const _ of this.#members) answers.push(await this.#answers.get());
    for (const answer of answers) if (answer !== '') throw new Error(answer);
  }

  async close(): Promise<void> {
    for (const { jobs } of this.#members) await jobs.put(null);
    for (const { process } of this.#members) await process.join();
  }
}
