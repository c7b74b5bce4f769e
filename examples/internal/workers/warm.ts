import { endThread } from '../shared/registry.ts';
import { Caller, type CallEvents, type CallOptions } from './caller.ts';
import { host } from './host.ts';
import type { FromWorker } from './messages.ts';
import type { Target } from './target.ts';
import { countChild } from './thread-scope.ts';
import { startThread, type WorkerEnd, type WorkerHandle } from './worker.ts';

const idle: WarmWorker[] = [];

/** One run of a function in a thread. @internal */
export interface ThreadRun {
  readonly ident: number;
  readonly daemon: boolean;
  readonly target: Target;
  readonly args: readonly unknown[];
  readonly after?: CallOptions['after'];
}

/** A worker that runs one thread after the other. */
class WarmWorker {
  readonly prelude: string | undefined;
  readonly #worker: WorkerHandle;
  readonly #caller: Caller;
  #isHeld = true;
  /** The thread that it runs now. */
  #ident: number | undefined;

  constructor(ident: number) {
    this.prelude = host().prelude;
    this.#worker = startThread(
      { message: (data) => this.#receive(data as FromWorker), end: (how) => this.#end(how) },
      { ident },
    );
    this.#caller = new Caller(this.#worker, 'threads');
  }

  run({ ident, daemon, target, args, after }: ThreadRun, events: CallEvents): void {
    this.#caller.call(target, args, events, { ident, after });
    this.#ident = ident;
    this.#hold(!daemon);
    countChild(1);
  }

  /** Ends it now, whatever it runs. */
  stop(): void {
    this.#worker.terminate();
  }

  /** Puts it back, so that another thread can use it. */
  release(): void {
    this.#hold(false);
    idle.push(this);
  }

  #hold(holds: boolean): void {
    if (holds === this.#isHeld) return;
    this.#isHeld = holds;
    if (holds) this.#worker.ref();
    else this.#worker.unref();
  }

  #receive(message: FromWorker): void {
    if (message.type === 'result' || message.type === 'error') {
      if (message.free) this.#free();
    } else if (message.type === 'free') {
      this.#free();
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
    countChild(-1);
    this.release();
  }

  #end({ exitCode, error }: WorkerEnd): void {
    const index = idle.indexOf(this);
    if (index >= 0) idle.splice(index, 1);
    if (this.#ident !== undefined) {
      endThread(this.#ident, true);
      countChild(-1);
    }
    this.#caller.end(
      error ?? new Error(`Let the function return: its thread ended with exit code ${exitCode}`),
    );
  }
}

/**
 * Runs a function in a thread, in a worker that is idle if there is one.
 *
 * @returns Ends the thread's worker.
 * @throws What cannot be cloned.
 * @internal
 */
export function runThread(run: ThreadRun, events: CallEvents): () => void {
  const { prelude } = host();
  const index = idle.findLastIndex((each) => each.prelude === prelude);
  const worker = idle.splice(index, index < 0 ? 0 : 1)[0] ?? new WarmWorker(run.ident);
  try {
    worker.run(run, events);
  } catch (error) {
    worker.release();
    throw error;
  }
  return () => worker.stop();
}
