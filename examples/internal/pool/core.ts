import { reporter } from '../report.ts';
import type { WorkerEnd } from '../workers/worker.ts';
import { Dealer } from './dealer.ts';
import { Hand, type HandEvents } from './hand.ts';
import type { Hire } from './hired.ts';
import type { Job, Task } from './job.ts';

/** @internal */
export interface CoreOptions {
  /** Its class, for traces. */
  readonly kind: string;
  /** How many workers there are at most. */
  readonly size: number;
  readonly reach: 'threads' | 'processes';
  /** Gives the worker of that number, counted from 0. */
  readonly hire: (index: number, core: Core) => Hire;
  readonly initializer: Task | undefined;
  readonly initargs: readonly unknown[];
  /** How many jobs a worker does before another takes its place. */
  readonly maxTasks: number | undefined;
  /** Says what becomes of the loss of a worker: an error that ends the pool, or one of its jobs. */
  readonly lost: (hand: Hand, how: WorkerEnd) => { readonly error: unknown; isFatal: boolean };
  /** The error of everybody, when a worker cannot be prepared. */
  readonly unprepared: (error: unknown) => unknown;
}

/**
 * Workers and the jobs for them: what every pool and executor is made of.
 *
 * - Jobs begin in order of arrival. Those of one tick go to a worker in one message; quick ones are
 *   sent ahead, some milliseconds of work, and where memory is shared an idle worker gets what a busy
 *   one has not begun.
 * - A worker is started when there is a job that nobody could begin at once.
 *
 * @internal
 */
export class Core implements HandEvents {
  readonly #options: CoreOptions;
  readonly #dealer = new Dealer();
  readonly #hands = new Set<Hand>();
  readonly #leaving = new Set<Hand>();
  #whenEnded: (() => void)[] = [];
  #hired = 0;
  /** How many have more jobs than they have submitted. */
  #kept = 0;
  #isClosed = false;
  #failure: { readonly error: unknown } | undefined;
  #willDeal = false;

  constructor(options: CoreOptions) {
    this.#options = options;
  }

  /** How many workers there are at most. */
  get size(): number {
    return this.#options.size;
  }

  /** The workers, without those that are told to go. */
  get hands(): ReadonlySet<Hand> {
    return this.#hands;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Why there is no pool any more, if so. */
  get failure(): { readonly error: unknown } | undefined {
    return this.#failure;
  }

  submit(job: Job): void {
    if (reporter !== undefined) job.tellSubmitted(this, this.#options.kind);
    this.#dealer.backlog.push(job);
    this.#dealSoon();
  }

  /** Starts all workers, or none. */
  fill(): void {
    try {
      while (this.#hands.size < this.#options.size) this.#hire();
    } catch (error) {
      this.stop(error);
      throw error;
    }
  }

  /** Lets it end once everything is done. */
  close(): void {
    this.#isClosed = true;
    this.#leaveIfDone();
  }

  /** Gives up what was not begun. */
  drop(): Job[] {
    const jobs = [...this.#hands].flatMap((hand) => hand.takeBack(hand.size));
    return [...jobs, ...this.#dealer.backlog.clear()];
  }

  /** There will be more jobs, also after `close()`. */
  keep(): void {
    this.#kept += 1;
  }

  letGo(): void {
    this.#kept -= 1;
    this.#leaveIfDone();
  }

  /** Ends it now; who waits gets the error. */
  stop(error: unknown): void {
    this.#isClosed = true;
    this.#failure ??= { error };
    const jobs: Job[] = [];
    for (const hand of this.#hands) {
      // One that has nothing to do can go by itself, or be used by somebody else.
      const isIdle = hand.isFree;
      jobs.push(...hand.abandon());
      this.#leave(hand, !isIdle);
    }
    for (const job of [...jobs, ...this.#dealer.backlog.clear()]) fail(job, error);
    this.#leaveIfDone();
  }

  /** Resolves when everything is done and the last worker is gone. */
  join(): Promise<void> {
    return new Promise((resolve) => {
      this.#whenEnded.push(resolve);
      this.#leaveIfDone();
    });
  }

  measured(task: number, ms: number): void {
    this.#dealer.costs.note(task, ms);
  }

  answered(hand: Hand): void {
    if (hand.isSpent && this.#hands.has(hand)) this.#leave(hand, false);
    this.#deal();
  }

  unprepared(error: unknown): void {
    this.stop(this.#options.unprepared(error));
  }

  ended(hand: Hand, how: WorkerEnd): void {
    if (this.#leaving.delete(hand)) {
      this.#leaveIfDone();
      return;
    }
    this.#hands.delete(hand);
    // One that never came to work would be followed by others for ever.
    const wasReady = hand.isReady;
    const { error, isFatal } = this.#options.lost(hand, how);
    for (const job of hand.abandon()) fail(job, error);
    if (isFatal || !wasReady) this.stop(error);
    else this.#deal();
  }

  #hire(): Hand {
    const { reach, hire, initializer, initargs, maxTasks = Infinity } = this.#options;
    const hand = new Hand(reach, maxTasks, hire(this.#hired++, this), this);
    this.#hands.add(hand);
    hand.prepare(initializer?.target, initargs);
    return hand;
  }

  #leave(hand: Hand, now: boolean): void {
    this.#hands.delete(hand);
    this.#leaving.add(hand);
    hand.leave(now);
  }

  #leaveIfDone(): void {
    if (!this.#isClosed || this.#kept > 0 || this.#dealer.backlog.size > 0) return;
    for (const hand of this.#hands) if (hand.isFree) this.#leave(hand, false);
    if (this.#hands.size > 0 || this.#leaving.size > 0) return;
    const tell = this.#whenEnded;
    this.#whenEnded = [];
    for (const each of tell) each();
  }

  #dealSoon(): void {
    if (this.#willDeal) return;
    this.#willDeal = true;
    queueMicrotask(() => {
      this.#willDeal = false;
      this.#deal();
    });
  }

  #deal(): void {
    if (this.#failure === undefined) {
      const hasBacklog = this.#dealer.backlog.size > 0;
      if (hasBacklog) this.#hireForBacklog();
      const isFree = hasBacklog ? this.#dealer.deal(this.#hands) : this.#dealer.spread(this.#hands);
      // What cannot be sent has failed at once.
      if (isFree) this.#dealSoon();
    }
    this.#leaveIfDone();
  }

  #hireForBacklog(): void {
    let idle = 0;
    for (const hand of this.#hands) if (hand.size === 0) idle += 1;
    for (; idle < this.#dealer.backlog.size && this.#hands.size < this.#options.size; idle += 1) {
      try {
        this.#hire();
      } catch (error) {
        // Those that are there can do it all, in their time.
        if (this.#hands.size === 0) this.stop(error);
        return;
      }
    }
  }
}

function fail(job: Job, error: unknown): void {
  if (job.isDropped()) return;
  job.start();
  job.tellEnd('failed');
  job.fail(error);
}
