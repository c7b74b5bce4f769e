import { reporter } from '../report.ts';
import type { Reach } from '../shared/share.ts';
import { loadKinds, revive } from '../workers/kinds.ts';
import { laneOf, type Lane } from '../workers/lane.ts';
import type { FromWorker } from '../workers/messages.ts';
import type { Target } from '../workers/target.ts';
import type { WorkerEnd } from '../workers/worker.ts';
import { CallBatch } from './call-batch.ts';
import { cloneErrorOf } from './clone-error.ts';
import { Claims } from './claims.ts';
import { Costs } from './costs.ts';
import type { Hire, Hired } from './hired.ts';
import { InFlight } from './in-flight.ts';
import { packInput } from './input.ts';
import type { Job, Task } from './job.ts';
import type { Answers, FromHand, PoolFailure, Prepare } from './messages.ts';
import { remoteErrorOf } from './remote-traceback.ts';

/** What a worker tells its pool. @internal */
export interface HandEvents {
  /** A call took so long. */
  measured(task: number, ms: number): void;
  /** Something was answered, and there may be room for more. */
  answered(hand: Hand): void;
  /** It cannot be prepared. */
  unprepared(error: unknown): void;
  /** It is gone, wanted or not. */
  ended(hand: Hand, how: WorkerEnd): void;
}

/** A worker of a pool, from the pool's side, with the jobs that it has before it. @internal */
export class Hand {
  readonly worker: Hired;
  readonly #reach: Reach;
  readonly #events: HandEvents;
  readonly #known = new Set<number>();
  readonly #inFlight: InFlight;
  /** How many more jobs it may get. */
  #left: number;
  #isReady = false;
  #isLeaving = false;
  #isHeld = true;
  #loading: Promise<unknown> | undefined;
  /** Itself as a task of the trace. */
  #lane: Lane | undefined;

  constructor(reach: Reach, left: number, hire: Hire, events: HandEvents) {
    this.#reach = reach;
    this.#left = left;
    this.#events = events;
    this.#inFlight = new InFlight(reach === 'threads' && canShare() ? new Claims() : undefined);
    this.worker = hire({
      message: (data) => this.#receive(data as FromHand | FromWorker),
      end: (how) => {
        this.#lane?.ended(this.#isLeaving ? 'finished' : 'failed');
        events.ended(this, how);
      },
    });
  }

  /** How many jobs it has before it. */
  get size(): number {
    return this.#inFlight.size;
  }

  /** Whether it has come to work. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** Whether it has started and has nothing to do. */
  get isFree(): boolean {
    return this.#isReady && this.size === 0;
  }

  /** Whether it has done all that it may. */
  get isSpent(): boolean {
    return this.#left === 0 && this.size === 0;
  }

  /** Whether there is room for a job that takes so long, after those that it is about to get. */
  hasRoom(ms: number, share: readonly Job[] | undefined): boolean {
    const soon = share?.length ?? 0;
    // What lay before one that is still starting would wait although another is free.
    if (!this.#isReady) return false;
    if (soon >= Math.min(this.#left, this.#inFlight.room)) return false;
    if (soon === 0 && this.size === 0) return true;
    const first = share?.[0]?.ms ?? 0;
    return Costs.fits(this.#inFlight.ms + first * soon, ms);
  }

  /** The first thing that it does. */
  prepare(initializer: Target | undefined, initargs: readonly unknown[]): void {
    try {
      this.worker.post({
        type: 'pool:prepare',
        claims: this.#inFlight.claims?.cells,
        ident: this.worker.ident,
        process: this.worker.process,
        initializer,
        initargs: packInput(initargs, this.#reach),
        isTraced: this.#trace(),
      } satisfies Prepare);
    } catch (error) {
      this.#events.unprepared(error);
    }
    this.#hold();
  }

  give(jobs: readonly Job[]): void {
    const batch = new CallBatch(jobs.length, this.#reach, this.#known);
    for (const job of jobs) {
      try {
        batch.add(job);
      } catch (error) {
        this.#refuse(job, cloneErrorOf(error));
      }
    }
    const sent = batch.jobs;
    if (sent.length === 0) return;
    this.#inFlight.lay(sent);
    this.#left -= sent.length;
    try {
      this.worker.post(batch.message(this.#trace()));
      batch.sent();
    } catch (error) {
      this.#inFlight.unlay(sent);
      this.#left += sent.length;
      batch.refused();
      // One of them cannot be cloned: it fails, the others need not.
      if (sent.length > 1) for (const job of sent) this.give([job]);
      else for (const job of sent) this.#refuse(job, cloneErrorOf(error));
    }
    this.#hold();
  }

  /** Takes back what the worker has not begun, the last first, no more than that many. */
  takeBack(most: number): Job[] {
    const taken = this.#inFlight.takeBack(most);
    this.#left += taken.length;
    return taken;
  }

  /** Takes what it will never answer. */
  abandon(): Job[] {
    return this.#inFlight.clear();
  }

  /** Lets it go; `now`, if it must not go on. */
  leave(now: boolean): void {
    this.#isLeaving = true;
    this.#hold();
    if (now) this.worker.terminate();
    else this.worker.dismiss();
  }

  // Keeps the program running while it has something to do, and until it has gone.
  #hold(): void {
    const holds = this.size > 0 || this.#isLeaving || !this.#isReady;
    if (holds === this.#isHeld) return;
    this.#isHeld = holds;
    if (holds) this.worker.ref();
    else this.worker.unref();
  }

  /** Tells of it from now on, if anybody wants to know. */
  #trace(): boolean {
    if (reporter === undefined) return false;
    this.#lane ??= laneOf(this, this.worker.name);
    return true;
  }

  #refuse(job: Job, error: unknown): void {
    job.start();
    job.tellEnd('failed');
    job.fail(error);
  }

  #receive(message: FromHand | FromWorker): void {
    if (message.type === 'pool:answers') {
      const loading = message.isPacked ? loadKinds(message.values) : undefined;
      if (loading === undefined && this.#loading === undefined) {
        this.#take(message);
        return;
      }
      const turn = Promise.all([this.#loading, loading]).then(() => {
        if (this.#loading === turn) this.#loading = undefined;
        this.#take(message);
      });
      this.#loading = turn;
    } else if (message.type === 'trace') {
      this.#lane?.relay(message);
      for (const { type, task } of message.rows) {
        if (type === 'done' && task < 0) this.#inFlight.traced(-task);
      }
    } else if (message.type !== 'pool:prepared') {
      return;
    } else if (message.failure === undefined) {
      this.#isReady = true;
      this.#hold();
      this.#events.answered(this);
    } else {
      this.#events.unprepared(remoteErrorOf(message.failure, this.#reach === 'processes'));
    }
  }

  #take({ values, failed, ms, passed, isPacked }: Answers): void {
    let failures = 0;
    let task: Task | undefined;
    let spent = 0;
    let calls = 0;
    const isProcess = this.#reach === 'processes';
    for (let index = 0; index < values.length; index += 1) {
      const job = this.#inFlight.next();
      if (job === undefined) break;
      if (job.task !== task) {
        if (task !== undefined) this.#events.measured(task.number, spent / calls);
        task = job.task;
        spent = calls = 0;
      }
      spent += ms[index] as number;
      calls += 1;
      job.start();
      const value = values[index];
      if (failed[failures] === index) {
        failures += 1;
        const failure = value as PoolFailure;
        job.fail(remoteErrorOf(failure, isProcess), failure);
      } else {
        this.#succeed(job, value, isPacked);
      }
    }
    if (task !== undefined) this.#events.measured(task.number, spent / calls);
    this.#inFlight.passed(passed);
    this.#hold();
    this.#events.answered(this);
  }

  #succeed(job: Job, packed: unknown, isPacked: boolean): void {
    let value = packed;
    if (isPacked) {
      try {
        value = revive(packed);
      } catch (error) {
        job.fail(error);
        return;
      }
    }
    job.succeed(value);
  }
}

function canShare(): boolean {
  return typeof SharedArrayBuffer !== 'undefined';
}
