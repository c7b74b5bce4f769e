import { failureOf, plainFailureOf, textOf } from '../workers/failure.ts';
import { isCloneError } from './clone-error.ts';
import type { Answers, PoolFailure } from './messages.ts';

type Post = (message: Answers) => void;

/** An error with where it was thrown, ready to be sent. @internal */
export function poolFailureOf(error: unknown): PoolFailure {
  const { stack } = (error ?? {}) as { stack?: unknown };
  const text = typeof stack === 'string' ? stack : undefined;
  return { ...failureOf(error), stack: text, unsent: undefined };
}

/** How much of a value is shown. */
const SHOWN = 80;

/** Collects what came of calls and sends it, many at once. @internal */
export class AnswerBox {
  readonly #post: Post;
  #values: unknown[] = [];
  #failed: number[] = [];
  #ms: number[] = [];
  #isPacked = false;
  #reported = 0;
  /** How many calls the worker has passed. */
  passed = 0;
  /** When the oldest answer was put in. */
  since = 0;

  constructor(post: Post) {
    this.#post = post;
  }

  get size(): number {
    return this.#values.length;
  }

  put(value: unknown, ms: number, now: number, isPacked = false): void {
    if (this.#values.length === 0) this.since = now;
    this.#values.push(value);
    this.#ms.push(ms);
    this.#isPacked ||= isPacked;
  }

  fail(error: unknown, ms: number, now: number): void {
    this.#failed.push(this.#values.length);
    this.put(poolFailureOf(error), ms, now);
  }

  send(): void {
    if (this.#values.length === 0 && this.#reported === this.passed) return;
    const [values, failed, times] = [this.#values, this.#failed, this.#ms];
    const isPacked = this.#isPacked;
    this.#values = [];
    this.#failed = [];
    this.#ms = [];
    this.#isPacked = false;
    const ms = new Float32Array(times);
    const { passed } = this;
    try {
      this.#post({ type: 'pool:answers', values, failed, ms, passed, isPacked });
    } catch {
      this.#sendEach(values, new Set(failed), ms, isPacked);
    }
    this.#reported = passed;
  }

  // One of them cannot be cloned: it fails, the others need not.
  #sendEach(values: unknown[], failed: Set<number>, ms: Float32Array, isPacked: boolean): void {
    const type = 'pool:answers';
    for (const [index, value] of values.entries()) {
      const passed = index === values.length - 1 ? this.passed : this.#reported;
      const rest = { type, ms: ms.slice(index, index + 1), passed, isPacked } as const;
      const hasFailed = failed.has(index);
      try {
        this.#post({ ...rest, values: [value], failed: hasFailed ? [0] : [] });
      } catch (error) {
        const failure = hasFailed ? plainly(value) : unsent(error, value);
        this.#post({ ...rest, values: [failure], failed: [0] });
      }
    }
  }
}

function plainly(value: unknown): PoolFailure {
  const failure = value as PoolFailure;
  return { ...failure, ...plainFailureOf(failure.error) };
}

function unsent(error: unknown, value: unknown): PoolFailure {
  const failure = { ...poolFailureOf(error), unsent: textOf(value).slice(0, SHOWN) };
  return isCloneError(error) ? { ...failure, name: 'DataCloneError' } : failure;
}
