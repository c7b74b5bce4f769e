import { type Claims, CLAIMS } from './claims.ts';
import type { Job } from './job.ts';

/**
 * The jobs that were sent to a worker and that it has not answered, in the order in which it answers.
 * Where memory is shared, those that it has not begun can be taken back.
 *
 * @internal
 */
export class InFlight {
  readonly claims: Claims | undefined;
  /** A hole is what was taken back. */
  readonly #jobs: (Job | undefined)[] = [];
  #size = 0;
  /** The number of the first of them. */
  #first = 0;
  /** How many of them have been answered in the message that is being read. */
  #answered = 0;
  #ms = 0;

  constructor(claims: Claims | undefined) {
    this.claims = claims;
  }

  get size(): number {
    return this.#size;
  }

  /** How long they are expected to take. */
  get ms(): number {
    return this.#ms;
  }

  /** How many more there may be. */
  get room(): number {
    return CLAIMS - this.#jobs.length;
  }

  lay(jobs: readonly Job[]): void {
    for (const job of jobs) {
      if (this.claims === undefined) job.start();
      else job.lay(this.claims, this.#first + this.#jobs.length);
      this.#jobs.push(job);
      this.#size += 1;
      this.#ms += job.ms;
    }
  }

  /** Those that were laid last were not sent, after all. */
  unlay(jobs: readonly Job[]): void {
    this.#jobs.length -= jobs.length;
    for (const job of jobs) this.#lift(job);
  }

  /** Takes back what the worker has not begun, the last first, no more than that many. */
  takeBack(most: number): Job[] {
    const taken: Job[] = [];
    for (
      let index = this.#jobs.length - 1;
      index >= this.#answered && taken.length < most;
      index -= 1
    ) {
      const job = this.#jobs[index];
      if (job === undefined) continue;
      if (job.isBack) continue;
      if (this.claims === undefined || !job.takeBack()) break;
      this.#jobs[index] = undefined;
      this.#lift(job);
      taken.push(job);
    }
    return taken.reverse();
  }

  /** Takes all of them. */
  clear(): Job[] {
    const jobs = this.#jobs.slice(this.#answered).filter((job) => job !== undefined);
    this.#jobs.length = this.#answered;
    for (const job of jobs) this.#lift(job);
    return jobs;
  }

  /** The next that is answered; none if what came of the one before has ended the pool. */
  next(): Job | undefined {
    this.#skip(this.#jobs.length);
    const job = this.#jobs[this.#answered];
    if (job === undefined) return undefined;
    this.#answered += 1;
    this.#lift(job);
    return job;
  }

  /** Ends the reading of answers: the worker has passed so many jobs, all its life. */
  passed(count: number): void {
    this.#skip(count - this.#first);
    this.#jobs.splice(0, this.#answered);
    this.#first += this.#answered;
    this.#answered = 0;
  }

  /** The worker has told its end to the trace. */
  traced(id: number): void {
    const job = this.#jobs.find((each) => each?.traced === id);
    if (job !== undefined) job.traced = undefined;
  }

  // Passes over what was taken back, by the pool or by whoever has cancelled it.
  #skip(to: number): void {
    for (; this.#answered < to; this.#answered += 1) {
      const job = this.#jobs[this.#answered];
      if (job === undefined) continue;
      if (!job.isBack) return;
      this.#jobs[this.#answered] = undefined;
      this.#lift(job);
      job.isDropped();
    }
  }

  #lift(job: Job): void {
    job.lift();
    this.#size -= 1;
    this.#ms = this.#size === 0 ? 0 : this.#ms - job.ms;
  }
}
