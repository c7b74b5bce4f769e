import { chainOf } from '../cause.ts';
import { errorOf } from '../workers/failure.ts';
import type { PoolFailure } from './messages.ts';

/**
 * Where an error was thrown in another process: the `cause` at the end of the error's chain.
 *
 * @example
 * ```ts
 * import { Pool, RemoteTraceback } from 'bingfa/multiprocessing';
 *
 * await using pool = new Pool({ processes: 1 });
 * const error = await pool
 *   .apply(() => {
 *     throw new RangeError('no such page');
 *   })
 *   .catch((error: Error) => error);
 * console.log((error as Error).cause instanceof RemoteTraceback); // true
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.pool.Pool
 */
export class RemoteTraceback extends Error {
  /** The stack there, as text. */
  declare readonly tb: string;

  /** @internal */
  constructor(tb: string) {
    super('Thrown in another process');
    Object.defineProperty(this, 'tb', { value: tb });
    Object.defineProperty(this, 'stack', { value: `RemoteTraceback:\n"""\n${tb}\n"""` });
  }

  /** The name of the class, in every bundle. */
  override get name(): string {
    return 'RemoteTraceback';
  }
}

/** What a worker threw, as its owner gets it. @internal */
export function remoteErrorOf(failure: PoolFailure, isProcess: boolean): unknown {
  const error = errorOf(failure);
  if (!isProcess || failure.stack === undefined || failure.unsent !== undefined) return error;
  const last = [...chainOf(error)].at(-1);
  if (last !== undefined && last.cause === undefined) {
    const value = new RemoteTraceback(failure.stack);
    Object.defineProperty(last, 'cause', { value, writable: true, configurable: true });
  }
  return error;
}
