import { longestDelay } from '../../internal/timer.ts';
import { Handle, runHandle } from './handle.ts';

/**
 * A callback that waits for its time: what `callLater()` and `callAt()` return.
 *
 * @example
 * ```ts
 * import { getRunningLoop } from 'bingfa/asyncio';
 *
 * const loop = getRunningLoop();
 * const timer = loop.callLater(60_000, console.log, 'never');
 * console.log(timer.when() > loop.time()); // true
 * timer.cancel();
 * ```
 *
 * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.TimerHandle
 */
export class TimerHandle extends Handle {
  readonly #when: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @internal */
  constructor(when: number, name: string, call: () => void) {
    super(name, call);
    this.#when = when;
    this.#arm();
  }

  /**
   * Gives the time at which it falls due, in milliseconds of `loop.time()`.
   *
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.TimerHandle.when
   */
  when(): number {
    return this.#when;
  }

  /** Takes the callback back and clears the timer; harmless once it has run. */
  override cancel(): void {
    clearTimeout(this.#timer);
    super.cancel();
  }

  #arm(): void {
    const left = Math.ceil(this.#when - performance.now());
    this.#timer = setTimeout(() => this.#fire(), Math.min(Math.max(left, 0), longestDelay));
  }

  #fire(): void {
    // Timers count whole milliseconds and may be early; CPython's never are.
    if (this.#when > performance.now()) this.#arm();
    else runHandle(this);
  }
}
