import { forgetAbort, onAbort, type AbortListener } from '../../internal/abort.ts';
import { Alarm } from '../../internal/alarm.ts';
import { offSettled, onSettled } from '../../internal/observers.ts';
import { reporter } from '../../internal/report.ts';
import type { Observer, Settlement } from '../../internal/settlement.ts';
import { TimeoutError } from '../errors.ts';
import type { Future } from '../future/future.ts';

/** Wants the next future to end. @internal */
export interface Taker {
  /** The task whose wait it is, while somebody traces. */
  task?: number | undefined;
  give(future: Future<unknown>): void;
  refuse(reason: unknown): void;
}

/**
 * Hands out futures in the order in which they end, to takers in the order in which they come.
 *
 * ```
 * running ──end──► ended ──► given       time is up, abort: who waits is refused,
 *                    takers ───┘         and so is who comes later
 * ```
 *
 * @internal
 */
export class CompletionOrder implements Observer, AbortListener {
  readonly #running: Set<Future<unknown>>;
  readonly #ended: Future<unknown>[] = [];
  readonly #takers: Taker[] = [];
  readonly #signal: AbortSignal | undefined;
  readonly #alarm: Alarm | undefined;
  #given = 0;
  #served = 0;
  #refusal: (() => unknown) | undefined;

  constructor(
    futures: Set<Future<unknown>>,
    timeout: number | undefined,
    signal: AbortSignal | undefined,
  ) {
    this.#running = futures;
    this.#signal = signal;
    if (reporter !== undefined) reporter.consists(this, futures);
    if (signal?.aborted === true) this.handleEvent();
    if (futures.size === 0) return;
    for (const future of futures) onSettled(future, this);
    if (signal !== undefined) onAbort(signal, this);
    if (timeout === undefined) return;
    const late = () => new TimeoutError(`Not all done within ${timeout} ms`);
    this.#alarm = new Alarm(timeout, () => this.#stop(late));
  }

  take(taker: Taker): void {
    const future = this.#ended[this.#given];
    if (future !== undefined) {
      this.#given += 1;
      taker.give(future);
    } else if (this.#refusal !== undefined) {
      taker.refuse(this.#refusal());
    } else {
      this.#takers.push(taker);
      if (reporter !== undefined) this.#report('wait', taker);
    }
  }

  settled({ owner }: Settlement<unknown>): void {
    if (!this.#running.delete(owner)) return;
    if (this.#running.size === 0) this.#close();
    const taker = this.#takers[this.#served];
    if (taker === undefined) {
      this.#ended.push(owner);
    } else {
      this.#served += 1;
      if (reporter !== undefined) this.#report('resume', taker);
      taker.give(owner);
    }
  }

  handleEvent(): void {
    this.#ended.length = this.#given;
    this.#stop(() => this.#signal?.reason);
  }

  #stop(refusal: () => unknown): void {
    this.#refusal = refusal;
    this.#close();
    for (const future of this.#running) offSettled(future, this);
    this.#running.clear();
    for (const taker of this.#takers.splice(this.#served)) {
      if (reporter !== undefined) this.#report('resume', taker);
      taker.refuse(refusal());
    }
  }

  #report(type: 'wait' | 'resume', taker: Taker): void {
    taker.task = reporter?.report(type, this, 'asCompleted', this.#signal, taker.task);
  }

  #close(): void {
    this.#alarm?.cancel();
    if (this.#signal !== undefined) forgetAbort(this.#signal, this);
  }
}
