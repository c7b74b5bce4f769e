import { checkFunction } from '../../internal/check.ts';
import { afterBatch, callSoon, type Ready } from '../../internal/ready.ts';
import { CancelledError, InvalidStateError } from '../errors.ts';

/** What a task runs: it gets the task, whose signal ends its waits when the task is cancelled. */
export type TaskBody<T> = (task: Task<T>) => T | PromiseLike<T>;

/** What `createTask()` accepts. */
export interface TaskOptions {
  /** The task's name; `Task-1`, `Task-2`, ... when left out. */
  name?: string | undefined;
}

let names = 0;

/** A body that runs on its own, with a result to wait for. */
export class Task<T> implements PromiseLike<T> {
  /** The task's name. */
  name: string;
  #state: 'pending' | 'finished' | 'failed' | 'cancelled' = 'pending';
  #value: T | undefined;
  #error: unknown;
  #cancels = 0;
  #reason: CancelledError | undefined;
  #controller: AbortController | undefined;
  #promise: Promise<T> | undefined;
  #resolve: ((value: T) => void) | undefined;
  #reject: ((error: unknown) => void) | undefined;

  constructor(body: TaskBody<T>, options?: TaskOptions) {
    checkFunction('body', body);
    names += 1;
    this.name = options?.name ?? `Task-${names}`;
    const ready: Ready = {
      nextReady: undefined,
      run: () => afterBatch(() => this.#start(body)),
    };
    callSoon(ready);
  }

  /** Aborts when the task is cancelled. */
  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#reason !== undefined) this.#controller.abort(this.#reason);
    }
    return this.#controller.signal;
  }

  /** Asks the task to end. */
  cancel(message?: string): boolean {
    if (this.done()) return false;
    this.#cancels += 1;
    if (this.#reason === undefined) {
      this.#reason = new CancelledError(message);
      this.#controller?.abort(this.#reason);
    }
    return true;
  }

  /** How many cancellations were asked for and not taken back. */
  cancelling(): number {
    return this.#cancels;
  }

  /** Takes one cancellation back. */
  uncancel(): number {
    if (this.#cancels > 0) {
      this.#cancels -= 1;
      if (this.#cancels === 0) {
        this.#reason = undefined;
        this.#controller = undefined;
      }
    }
    return this.#cancels;
  }

  /** Says whether the task has ended. */
  done(): boolean {
    return this.#state !== 'pending';
  }

  /** Says whether the task was cancelled. */
  cancelled(): boolean {
    return this.#state === 'cancelled';
  }

  /** The task's result. */
  result(): T {
    if (this.#state === 'pending') throw new InvalidStateError('Result is not ready');
    if (this.#state === 'finished') return this.#value as T;
    throw this.#error;
  }

  /** What the task failed with. */
  exception(): unknown {
    if (this.#state === 'pending') throw new InvalidStateError('Exception is not set');
    if (this.#state === 'cancelled') throw this.#error;
    return this.#error;
  }

  /** Waits for the task. */
  then<A = T, B = never>(
    onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    if (this.#promise === undefined) {
      if (this.#state === 'pending') {
        this.#promise = new Promise((resolve, reject) => {
          this.#resolve = resolve;
          this.#reject = reject;
        });
      } else if (this.#state === 'finished') {
        this.#promise = Promise.resolve(this.#value as T);
      } else {
        this.#promise = Promise.reject(this.#error);
      }
    }
    return this.#promise.then(onFulfilled, onRejected);
  }

  #start(body: TaskBody<T>): void {
    if (this.#reason !== undefined) {
      this.#fail(this.#reason);
      return;
    }
    try {
      const result = body(this);
      if (typeof (result as PromiseLike<T> | null | undefined)?.then === 'function') {
        (result as PromiseLike<T>).then(
          (value) => this.#finish(value),
          (error: unknown) => this.#fail(error),
        );
      } else {
        this.#finish(result as T);
      }
    } catch (error) {
      this.#fail(error);
    }
  }

  #finish(value: T): void {
    this.#state = 'finished';
    this.#value = value;
    this.#resolve?.(value);
  }

  #fail(error: unknown): void {
    this.#state = error instanceof CancelledError ? 'cancelled' : 'failed';
    this.#error = error;
    this.#reject?.(error);
  }
}
