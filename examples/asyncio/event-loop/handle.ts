import { timed } from '../../internal/debug.ts';
import { callExceptionHandler } from '../../internal/exception-handler.ts';

/** @internal */
export let runHandle: (handle: Handle) => void;

/**
 * A callback that waits for its turn: what `callSoon()` returns.
 *
 * @example
 * ```ts
 * import { getRunningLoop, sleep } from 'bingfa/asyncio';
 *
 * const handle = getRunningLoop().callSoon(console.log, 'never');
 * handle.cancel();
 * await sleep(0);
 * console.log(handle.cancelled()); // true
 * ```
 *
 * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.Handle
 */
export class Handle {
  readonly #name: string;
  #call: (() => void) | undefined;
  #isCancelled = false;

  static {
    runHandle = (handle) => handle.#run();
  }

  /** @internal */
  constructor(name: string, call: () => void) {
    this.#name = name;
    this.#call = call;
  }

  /**
   * Takes the callback back; harmless once it has run.
   *
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.Handle.cancel
   */
  cancel(): void {
    this.#isCancelled = true;
    this.#call = undefined;
  }

  /**
   * Says whether it was cancelled.
   *
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.Handle.cancelled
   */
  cancelled(): boolean {
    return this.#isCancelled;
  }

  #run(): void {
    const call = this.#call;
    if (call === undefined) return;
    this.#call = undefined;
    try {
      (timed?.(call, 'Handle', { name: this.#name }) ?? call)();
    } catch (exception) {
      const message = `Exception in callback ${this.#name || '(anonymous)'}()`;
      callExceptionHandler({ message, exception, handle: this });
    }
  }
}
