import { callExceptionHandler } from '../../internal/exception-handler.ts';
import { Job, type Task } from '../../internal/pool/job.ts';
import type { CallKind, PoolFailure } from '../../internal/pool/messages.ts';
import { AsyncResult, settle, type CallbackOptions } from './async-result.ts';
import { MaybeEncodingError } from './maybe-encoding-error.ts';

type Outcome<T> = { readonly value: T } | { readonly error: unknown };

/** A task of a pool, or a chunk of tasks. @internal */
export class PoolJob extends Job {
  readonly #tell: (outcome: Outcome<unknown>) => void;

  constructor(
    task: Task,
    kind: CallKind,
    input: readonly unknown[],
    tell: (outcome: Outcome<unknown>) => void,
  ) {
    super(task, kind, input);
    this.#tell = tell;
  }

  isDropped(): boolean {
    return false;
  }

  start(): void {}

  succeed(value: unknown): void {
    this.#tell({ value });
  }

  fail(error: unknown, failure?: PoolFailure): void {
    const unsent = failure?.unsent;
    this.#tell({ error: unsent === undefined ? error : new MaybeEncodingError(error, unsent) });
  }
}

/** What came of one task. @internal */
export function single<T>(options: CallbackOptions<T>) {
  const result = new AsyncResult<T>();
  return {
    result,
    tell: (outcome: Outcome<unknown>) => end(result, outcome as Outcome<T>, options),
  };
}

/** What came of tasks in chunks, in their order; the first error counts, once all have ended. @internal */
export class Gathering<T> {
  readonly result = new AsyncResult<T[]>();
  readonly #options: CallbackOptions<T[]>;
  readonly #values: (readonly T[])[] = [];
  #left: number;
  #failure: { readonly error: unknown } | undefined;

  constructor(chunks: number, options: CallbackOptions<T[]>) {
    this.#left = chunks;
    this.#options = options;
    if (chunks === 0) settle(this.result, { value: [] });
  }

  put(index: number, outcome: Outcome<unknown>): void {
    if ('value' in outcome) this.#values[index] = outcome.value as readonly T[];
    else this.#failure ??= outcome;
    this.#left -= 1;
    if (this.#left === 0) {
      end(this.result, this.#failure ?? { value: (this.#values as T[][]).flat() }, this.#options);
    }
  }
}

function end<T>(result: AsyncResult<T>, outcome: Outcome<T>, options: CallbackOptions<T>): void {
  const { callback, errorCallback } = options;
  try {
    if ('value' in outcome) callback?.(outcome.value);
    else errorCallback?.(outcome.error);
  } catch (exception) {
    callExceptionHandler({ message: 'Exception in callback', exception });
  }
  settle(result, outcome);
}
