import type { Thread } from '../../threading/thread/thread.ts';
import { tellHook } from '../excepthook.ts';
import { endThread, threadRow } from '../shared/registry.ts';
import { Caller, type CallEvents, type CallOptions } from './caller.ts';
import { errorOf } from './failure.ts';
import { host } from './host.ts';
import type { FromWorker } from './messages.ts';
import type { Target } from './target.ts';
import { ThreadExit } from './thread-exit.ts';
import { threadLane, type Lane } from './lane.ts';
import { countChildren, type Scope } from './thread-scope.ts';
import { startThread, type WorkerEnd, type WorkerHandle } from './worker.ts';

const idle: WarmWorker[] = [];

/** One run of a function in a thread. @internal */
export interface ThreadRun {
  readonly ident: number;
  readonly daemon: boolean;
  readonly target: Target;
  readonly args: readonly unknown[];
  readonly after?: CallOptions['after'];
  readonly self?: CallOptions['self'] | undefined;
  readonly isUnwanted?: CallOptions['isUnwanted'];
  /** Whom the trace knows the thread as. */
  readonly subject?: Thread;
}

/** @internal */
export interface RunningThread {
  /** Keeps the program running until the returned function is called, also for a daemon. */
  keep(): () => void;
  /** Ends the thread's worker, whatever it does. */
  stop(): void;
}

/** A worker that runs one thread after the other. */
class WarmWorker {
  readonly prelude: string | undefined;
  readonly #worker: WorkerHandle;
  readonly #caller: Caller;
  #isHeld = true;
  /** How many want the program to go on until the thread has ended. */
  #holds = 1;
  /** Whether the thread runs and is no daemon. */
  #isWaitedFor = false;
  /** What the thread has started. */
  #scope: Scope = { isAlone: true, isHeld: false };
  /** How it counts among what this thread has started. */
  #counted = { children: 0, held: 0 };
  /** The thread as a task of the trace. */
  #lane: Lane | undefined;
  /** The thread that it runs now. */
  #ident: number | undefined;
  /** The one that it ran last, for what it has left behind. */
  #last: Pick<ThreadRun, 'ident' | 'subject'>;

  constructor(ident: number) {
    this.#last = { ident };
    this.prelude = host().prelude;
    this.#worker = startThread(
      { message: (data) => this.#receive(data as FromWorker), end: (how) => this.#end(how) },
      { ident },
    );
    this.#caller = new Caller(this.#worker, 'threads', (task) => this.#lane?.asks(task, task.name));
  }

  run(run: ThreadRun, events: CallEvents): void {
    const { ident, daemon, target, args, after, self, isUnwanted } = run;
    this.#lane = threadLane(run);
    const traced = this.#lane !== undefined;
    this.#caller.call(target, args, events, { ident, after, self, isUnwanted, traced });
    this.#ident = ident;
    this.#last = { ident, ...(run.subject && { subject: run.subject }) };
    this.#holds = 0;
    this.#isWaitedFor = !daemon;
    this.#hold();
  }

  /** Keeps the program running while it runs that thread. */
  keep(ident: number): () => void {
    this.#change(ident, 1);
    return () => this.#change(ident, -1);
  }

  /** Ends it now, whatever it runs. */
  stop(): void {
    this.#worker.terminate();
  }

  /** Puts it back, so that another thread can use it. */
  release(): void {
    this.#holds = 0;
    this.#isWaitedFor = false;
    this.#hold();
    idle.push(this);
  }

  #change(ident: number, by: 1 | -1): void {
    if (this.#ident !== ident) return;
    this.#holds += by;
    this.#hold();
  }

  #hold(): void {
    const children = this.#ident === undefined ? 0 : 1;
    const held = this.#isWaitedFor || this.#scope.isHeld ? children : 0;
    const { children: before, held: heldBefore } = this.#counted;
    this.#counted = { children, held };
    countChildren(children - before, held - heldBefore);
    const holds = this.#holds + held > 0;
    if (holds === this.#isHeld) return;
    this.#isHeld = holds;
    if (holds) this.#worker.ref();
    else this.#worker.unref();
  }

  #receive(message: FromWorker): void {
    if (message.type === 'result' || message.type === 'error') {
      this.#isWaitedFor = false;
      if (message.isKept === true) this.#hold();
      else this.#free();
    } else if (message.type === 'free') {
      this.#free();
    } else if (message.type === 'scope') {
      this.#scope = message;
      this.#hold();
    } else if (message.type === 'stray') {
      this.#stray(message.ident, errorOf(message.failure));
    } else if (message.type === 'trace') {
      this.#lane?.relay(message);
    } else if (message.type === 'tired') {
      const index = idle.indexOf(this);
      if (index >= 0) {
        idle.splice(index, 1);
        this.stop();
      }
    }
    this.#caller.receive(message);
  }

  #free(): void {
    this.#ident = undefined;
    this.release();
  }

  #end({ exitCode, error }: WorkerEnd): void {
    const index = idle.indexOf(this);
    if (index >= 0) idle.splice(index, 1);
    if (this.#ident !== undefined) {
      endThread(this.#ident, true, exitCode);
      this.#lane?.ended('failed');
      this.#ident = undefined;
      this.#hold();
    }
    const isTold = this.#caller.end(error ?? new ThreadExit(exitCode));
    if (!isTold && error !== undefined) this.#stray(this.#last.ident, error);
  }

  #stray(ident: number, excValue: unknown): void {
    const { subject } = this.#last;
    const thread = subject?.ident === ident ? subject : undefined;
    tellHook({ excValue, thread }, thread?.name ?? threadRow(ident)?.name ?? ident);
  }
}

/**
 * Runs a function in a thread, in a worker that is idle if there is one.
 *
 * @throws What cannot be cloned.
 * @internal
 */
export function runThread(run: ThreadRun, events: CallEvents): RunningThread {
  const { prelude } = host();
  const index = idle.findLastIndex((each) => each.prelude === prelude);
  const worker = idle.splice(index, index < 0 ? 0 : 1)[0] ?? new WarmWorker(run.ident);
  try {
    worker.run(run, events);
  } catch (error) {
    worker.release();
    throw error;
  }
  return { keep: () => worker.keep(run.ident), stop: () => worker.stop() };
}
