import { checkSignal, checkTimeout } from '../../internal/check.ts';
import { dispose } from '../../internal/dispose.ts';
import { remember } from '../../internal/overtaken.ts';
import { reporter } from '../../internal/report.ts';
import { Scope } from '../../internal/scope.ts';
import { longestDelay, nextTurn } from '../../internal/timer.ts';
import { TimeoutError } from '../errors.ts';
import type { WaitOptions } from '../wait-options.ts';

/** @internal */
export let startTimeout: (ms: number | undefined, options: WaitOptions | undefined) => Timeout;

/**
 * A deadline for everything that is given its `signal`; {@link timeout} makes it.
 *
 * - `using` ends it at the end of the block: the timer is cleared, and the signal never aborts after
 *   that.
 * - **When the time is up**, `signal` aborts with a {@link TimeoutError}, and the waits that were
 *   given it reject with that.
 * - **When the outer signal aborts** first, `signal` aborts with that reason. A task that is
 *   cancelled ends as cancelled, even if its time was up before.
 * - **Differs from Python**: it ends the waits that were given its signal, not the task, and so the
 *   error inside the block is the TimeoutError itself; a signal stays aborted, so clean-up that
 *   waits uses another one; the call starts it, not the block, and a second `using` is harmless.
 *
 * @example
 * ```ts
 * import { sleep, timeout } from 'bingfa/asyncio';
 *
 * using deadline = timeout(1000);
 * await sleep(10, { signal: deadline.signal });
 * console.log(deadline.expired()); // false
 * ```
 *
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.Timeout
 */
export class Timeout implements Disposable {
  static {
    startTimeout = (ms, options) => {
      checkTimeout('timeout()', ms);
      const timeout = new Timeout(undefined, options);
      if (ms !== undefined) {
        timeout.#when = performance.now() + ms;
        timeout.#arm(ms);
      }
      return timeout;
    };
  }

  #state: 'active' | 'expiring' | 'expired' | 'finished' = 'active';
  #when: number | undefined = undefined;
  #timer: ReturnType<typeof setTimeout> | undefined = undefined;
  // Tells the turns apart that reschedule() has made void.
  #turn = 0;
  #scope: Scope | undefined = undefined;
  readonly #outer: AbortSignal | undefined;

  /**
   * Makes a deadline that counts from now on; {@link timeoutAt} is the usual way.
   *
   * @param when - By the clock of `performance.now()`; none when undefined.
   * @throws TypeError when `when` is not a number; RangeError when it is NaN.
   */
  constructor(when?: number, options?: WaitOptions) {
    checkTimeout('when', when);
    checkSignal(options?.signal);
    this.#outer = options?.signal;
    if (when === undefined) return;
    this.#when = when;
    this.#arm(when - performance.now());
  }

  /** Aborts when the time is up, or with the outer signal. */
  get signal(): AbortSignal {
    if (this.#scope === undefined) {
      this.#scope = new Scope(this.#outer);
      if (this.#state === 'active') this.#scope.open();
    }
    return this.#scope.signal;
  }

  /**
   * Says when the time is up, by the clock of `performance.now()`; undefined for never.
   *
   * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.Timeout.when
   */
  when(): number | undefined {
    return this.#when;
  }

  /**
   * Changes the deadline; undefined takes it away.
   *
   * @throws Error when the time is up already, or the block has ended.
   * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.Timeout.reschedule
   */
  reschedule(when: number | undefined): void {
    checkTimeout('when', when);
    if (this.#state !== 'active') {
      throw new Error(`Reschedule a timeout while it is active: it is ${this.#state}`);
    }
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.#when = when;
    if (when !== undefined) this.#arm(when - performance.now());
  }

  /**
   * Says whether the time was up before the block ended.
   *
   * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.Timeout.expired
   */
  expired(): boolean {
    return this.#state === 'expiring' || this.#state === 'expired';
  }

  /** Ends it: `using` calls this. */
  [dispose](): void {
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    if (this.#state === 'active') this.#state = this.#isOvertaken() ? 'expired' : 'finished';
    else if (this.#state === 'expiring') this.#state = 'expired';
    this.#scope?.close();
  }

  // The outer signal ended the block in the very turn in which this time is up too.
  #isOvertaken(): boolean {
    return this.#scope?.aborted === true && performance.now() >= (this.#when ?? Infinity);
  }

  #arm(delay: number): void {
    if (delay === Infinity) return;
    if (delay <= 0) {
      const turn = this.#turn;
      nextTurn(() => {
        if (turn === this.#turn) this.#expire();
      });
    } else if (delay > longestDelay) {
      this.#timer = setTimeout(() => this.#arm(delay - longestDelay), longestDelay);
    } else {
      // Rounded up: setTimeout drops the fraction, and would fire before the time is up.
      this.#timer = setTimeout(Timeout.#fire, Math.ceil(delay), this);
    }
  }

  static #fire(timeout: Timeout): void {
    timeout.#expire();
  }

  #expire(): void {
    if (this.#state !== 'active') return;
    this.#state = 'expiring';
    if (reporter !== undefined) reporter.report('timeout', this, 'timeout', this.#outer);
    // Before the abort: who looks at the signal for the first time now must find it aborted.
    this.#scope ??= new Scope(this.#outer);
    this.#scope.abort(this.#outer?.aborted === true ? this.#outer.reason : this.#error());
  }

  #error(): TimeoutError {
    const error = new TimeoutError('The time is up');
    if (this.#outer !== undefined) remember(error, this.#outer);
    return error;
  }
}
