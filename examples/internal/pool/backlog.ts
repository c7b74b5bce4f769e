import type { Job } from './job.ts';

/** Jobs in order of arrival, until they are sent. @internal */
export class Backlog {
  #jobs: Job[] = [];
  #head = 0;

  get size(): number {
    return this.#jobs.length - this.#head;
  }

  push(job: Job): void {
    this.#jobs.push(job);
  }

  /** Puts jobs back that had been sent. */
  unshift(jobs: readonly Job[]): void {
    this.#jobs = [...jobs, ...this.#jobs.slice(this.#head)];
    this.#head = 0;
  }

  /** The next that somebody still wants. */
  peek(): Job | undefined {
    for (;;) {
      const job = this.#jobs[this.#head];
      if (job === undefined || !job.isDropped()) return job;
      this.pop();
    }
  }

  pop(): void {
    this.#head += 1;
    if (this.#head < 1024 || this.#head * 2 < this.#jobs.length) {
      if (this.#head < this.#jobs.length) return;
    }
    this.#jobs.splice(0, this.#head);
    this.#head = 0;
  }

  /** Takes all of them. */
  clear(): Job[] {
    const jobs = this.#jobs.slice(this.#head);
    this.#jobs = [];
    this.#head = 0;
    return jobs;
  }
}
