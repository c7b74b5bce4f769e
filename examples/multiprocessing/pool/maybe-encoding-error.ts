/**
 * A task of a pool gave something that cannot be cloned.
 *
 * @example
 * ```ts
 * import { MaybeEncodingError, Pool } from 'bingfa/multiprocessing';
 *
 * await using pool = new Pool({ processes: 1 });
 * try {
 *   await pool.apply(() => () => 42);
 * } catch (error) {
 *   console.log(error instanceof MaybeEncodingError && error.value); // () => 42
 * }
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.pool.Pool
 */
export class MaybeEncodingError extends Error {
  /** What cloning threw, as text. */
  readonly exc: string;
  /** What was to be sent, as text. */
  readonly value: string;

  /** @internal */
  constructor(cause: unknown, value: string) {
    super(`Return what can be cloned: received ${value}`, { cause });
    this.exc = String(cause);
    this.value = value;
  }

  /** The name of the class, in every bundle. */
  override get name(): string {
    return 'MaybeEncodingError';
  }
}
