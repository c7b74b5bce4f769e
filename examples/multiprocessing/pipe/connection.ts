import { checkCount, checkTimeout } from '../../internal/check.ts';
import { packed, packedFor, unpacked } from '../../internal/processes/exchange.ts';
import { ownBroker } from '../../internal/processes/own.ts';
import { type Place, Remote } from '../../internal/processes/remote.ts';
import { REVIVE, SHARE, type Shared } from '../../internal/shared/share.ts';
import type { WaitOptions } from '../../asyncio/wait-options.ts';
import { dispose } from '../../internal/dispose.ts';
import { BufferTooShort } from '../errors.ts';
import type { TimedWaitOptions } from '../timed-wait-options.ts';

interface State {
  readonly place: Place;
  readonly index: 0 | 1;
  readonly readable: boolean;
  readonly writable: boolean;
  /** As whose the end is counted already: the receiver's, or nobody's that is known. */
  readonly holder: string;
}

let travels = 0;

/**
 * One end of a {@link Pipe}.
 *
 * - **What is sent is a copy**, made by structured cloning; objects of this module, connections too,
 *   stay the same object.
 * - **The end is the end when nobody has the other one**: each process that was given it has closed
 *   it or ended. Then `recv()` gives what was sent, and after that an `EOFError`.
 * - **Cancellation**: an aborted `recv()` takes nothing with it; if it had been served before the
 *   abort arrived, it resolves.
 * - **Differs from Python**: `send()` waits until the value is at the pipe, and never because it is
 *   full; several processes may use one end at a time.
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.connection.Connection
 */
export class Connection implements Disposable {
  readonly #remote: Remote;
  readonly #state: Omit<State, 'holder' | 'place'>;
  #isClosed = false;

  /** @internal */
  constructor(remote: Remote, state: Omit<State, 'holder' | 'place'>) {
    this.#remote = remote;
    this.#state = state;
  }

  /**
   * Whether `recv()` is possible at this end.
   *
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Pipe
   */
  get readable(): boolean {
    return this.#state.readable;
  }

  /** Whether `send()` is possible at this end. */
  get writable(): boolean {
    return this.#state.writable;
  }

  /** Whether this process has closed this end. */
  get closed(): boolean {
    return this.#isClosed;
  }

  /**
   * Sends a copy of the value to the other end.
   *
   * @throws BrokenPipeError when nobody has the other end any more; Error when this end is closed or
   *   only for receiving (Python: `OSError`); DataCloneError when the value cannot be cloned.
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.connection.Connection.send
   */
  async send(value: unknown): Promise<void> {
    this.#check('send()', this.#state.writable);
    await this.#ask('send', packed(value, this.#remote.served !== undefined));
  }

  /**
   * Receives what the other end has sent first, waiting for it if need be.
   *
   * @throws EOFError when there is nothing more and nobody has the other end; Error when this end is
   *   closed or only for sending (Python: `OSError`); the signal's reason, when `signal` aborts first.
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.connection.Connection.recv
   */

  async recv<T = unknown>(options?: WaitOptions): Promise<T> {
    this.#check('recv()', this.#state.readable);
    const signal = options?.signal;
    return (await unpacked(await this.#remote.ask('recv', [this.#state.index], { signal }))) as T;
  }

  /**
   * Says whether there is something to receive, waiting up to `timeout` milliseconds for it: 0 if
   * left out, and `Infinity` for as long as it takes.
   *
   * @returns Whether `recv()` would not wait; also at the end, as in Python.
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.connection.Connection.poll
   */
  async poll(timeout = 0, options?: WaitOptions): Promise<boolean> {
    checkTimeout('timeout', timeout);
    this.#check('poll()', this.#state.readable);
    return this.#remote.ask('poll', [this.#state.index], { timeout, signal: options?.signal });
  }

  /**
   * Sends bytes: those from `offset` on, or `size` of them.
   *
   * @throws RangeError when there are not so many (Python: `ValueError`); else as `send()`.
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.connection.Connection.send_bytes
   */
  async sendBytes(bytes: Uint8Array, offset = 0, size = bytes.length - offset): Promise<void> {
    if (offset < 0 || size < 0 || offset + size > bytes.length) {
      throw new RangeError(
        `Send bytes that are there: received ${offset} and ${size} of ${bytes.length}`,
      );
    }
    await this.send(bytes.slice(offset, offset + size));
  }

  /**
   * Receives bytes that were sent as such.
   *
   * @throws BufferTooShort when there are more than `maxlength`; TypeError when it is something else
   *   that was sent; else as `recv()`.
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.connection.Connection.recv_bytes
   */
  async recvBytes(maxlength?: number, options?: TimedWaitOptions): Promise<Uint8Array> {
    if (maxlength !== undefined) checkCount('maxlength', maxlength, 0);
    const bytes = await this.recv(options);
    if (!(bytes instanceof Uint8Array)) {
      throw new TypeError('Receive by recv() what was sent by send(): these are no bytes');
    }
    if (maxlength !== undefined && bytes.length > maxlength) {
      throw new BufferTooShort(`Take ${bytes.length} bytes: only ${maxlength} were asked for`);
    }
    return bytes;
  }

  /**
   * Closes this end for this process. Closing again does nothing.
   *
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.connection.Connection.close
   */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#remote.tell('letGo', [this.#state.index, ownBroker.address]);
  }

  /** Closes this end at the end of a `using` block, as Python's `with` does. */
  [dispose](): void {
    this.close();
  }

  /** @internal */
  [SHARE](): Shared {
    this.#check('passing it on', true);
    const { index } = this.#state;
    // It is held on its way, so that the one who sends it can close it at once.
    const holder = packedFor() ?? `${ownBroker.address}/${(travels += 1)}`;
    const place = this.#remote.share();
    this.#remote.tell('hold', [index, holder]);
    const state: State = { ...this.#state, place, holder };
    return { kind: 'multiprocessing.Connection', reach: 'processes', state };
  }

  /** @internal */
  static [REVIVE](revived: unknown): Connection {
    const { place, holder, ...state } = revived as State;
    const remote = new Remote(place);
    const own = ownBroker.address;
    if (holder !== own) remote.tell('hold', [state.index, own, holder]);
    return new Connection(remote, state);
  }

  #ask(method: string, argument: unknown): Promise<undefined> {
    return this.#remote.ask(method, [this.#state.index, argument]);
  }

  #check(what: string, isAble: boolean): void {
    if (this.#isClosed) throw new Error(`Open a new pipe before ${what}: this end is closed`);
    if (!isAble) throw new Error(`Use the other end for ${what}: this one goes the other way only`);
  }
}
