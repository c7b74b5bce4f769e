import { REVIVE, SHARE, type Shared } from '../internal/shared/share.ts';

/**
 * The other end of the connection is closed, and all that came from it was received.
 *
 * - Every process that had the other end has closed it or ended.
 *
 * @example
 * ```ts
 * import { EOFError, Pipe } from 'bingfa/multiprocessing';
 *
 * const [receiver, sender] = Pipe(false);
 * await sender.send('last');
 * sender.close();
 * console.log(await receiver.recv()); // last
 * try {
 *   await receiver.recv();
 * } catch (error) {
 *   console.log(error instanceof EOFError); // true
 * }
 * ```
 *
 * @see https://docs.python.org/3.13/library/exceptions.html#EOFError
 */
export class EOFError extends Error {
  /** The name of the class, in every bundle. */
  override get name(): string {
    return 'EOFError';
  }
}

/**
 * Nobody is at the other end: it is closed, or the process in which the object lives has ended.
 *
 * @see https://docs.python.org/3.13/library/exceptions.html#BrokenPipeError
 */
export class BrokenPipeError extends Error {
  /** The name of the class, in every bundle. */
  override get name(): string {
    return 'BrokenPipeError';
  }
}

/**
 * The bytes that came are more than `recvBytes()` was to take. They are lost, as in Python the
 * connection is.
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.BufferTooShort
 */
export class BufferTooShort extends Error {
  /** The name of the class, in every bundle. */
  override get name(): string {
    return 'BufferTooShort';
  }
}

/**
 * Ends the process that throws it, with an exit code: what `sys.exit()` raises in Python.
 *
 * @example
 * ```ts
 * import { SystemExit } from 'bingfa/multiprocessing';
 *
 * console.log(new SystemExit(3).code); // 3
 * ```
 *
 * @see https://docs.python.org/3.13/library/exceptions.html#SystemExit
 */
export class SystemExit extends Error {
  /** The exit code. */
  readonly code: number;

  /**
   * Takes the exit code: 0 if left out. Anything but a number or a boolean is printed as an error,
   * and the code is 1.
   */
  constructor(code: unknown = 0) {
    super(String(code));
    this.code = typeof code === 'number' ? code : code === false || code === null ? 0 : 1;
    this.isPrinted = this.code === 1 && typeof code !== 'number' && code !== true;
  }

  /** @internal */
  readonly isPrinted: boolean;

  /** The class can be passed to a process, which has nothing else of its file. @internal */
  static [SHARE](): Shared {
    return { kind: 'multiprocessing.SystemExit', reach: 'processes', state: undefined };
  }

  /** @internal */
  static [REVIVE](): typeof SystemExit {
    return SystemExit;
  }

  /** The name of the class, in every bundle. */
  override get name(): string {
    return 'SystemExit';
  }
}
