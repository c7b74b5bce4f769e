import { forgetAbort, onAbort, type AbortListener } from '../../internal/abort.ts';
import { Alarm } from '../../internal/alarm.ts';
import { defer, rejecter, resolver } from '../../internal/deferred.ts';
import { offSettled, onSettled } from '../../internal/observers.ts';
import { callSoon, type Ready } from '../../internal/ready.ts';
import { reporter } from '../../internal/report.ts';
import type { Observer, Settlement } from '../../internal/settlement.ts';
import type { Future } from '../future/future.ts';
import { FIRST_COMPLETED, FIRST_EXCEPTION, type ReturnWhen } from './return-when.ts';
import type { DoneAndPending } from './wait.ts';

/**
 * One call of `wait()`.
 *
 * ```
 * watching ──enough have ended, or time is up──► ready ──its batch──► the sets are made
 * ```
 *
 * The sets are made in a batch of their own, as CPython's task resumes in one: what ends in
 * between counts as done.
 *
 * @internal
 */
export class Watch<F extends Future<unknown>> implements Observer, AbortListener, Ready {
  next: Ready | undefined = undefined;
  readonly promise: Promise<DoneAndPending<F>> = defer();
  readonly #resolve = resolver();
  readonly #reject = rejecter();
  readonly #futures: Set<F>;
  readonly #returnWhen: ReturnWhen;
  readonly #signal: AbortSignal | undefined;
  readonly #alarm: Alarm | undefined;
  #left: number;
  #task: number | undefined;
  #state: 'watching' | 'ready' | 'over' = 'watching';

  constructor(
    futures: Set<F>,
    timeout: number | undefined,
    returnWhen: ReturnWhen,
    signal: AbortSignal | undefined,
  ) {
    this.#futures = futures;
    this.#returnWhen = returnWhen;
    this.#signal = signal;
    this.#left = futures.size;
    if (timeout !== undefined) this.#alarm = new Alarm(timeout, () => this.#enough());
    if (signal !== undefined) onAbort(signal, this);
    for (const future of futures) onSettled(future, this);
    if (reporter !== undefined) {
      reporter.consists(this, futures);
      this.#report('wait');
    }
  }

  settled(future: Settlement<unknown>): void {
    this.#left -= 1;
    if (this.#left === 0 || this.#returnWhen === FIRST_COMPLETED) {
      this.#enough();
    } else if (this.#returnWhen === FIRST_EXCEPTION && future.state === 'failed') {
      future.retrieve();
      this.#enough();
    }
  }

  handleEvent(): void {
    if (this.#state === 'over') return;
    this.#end();
    this.#reject(this.#signal?.reason);
  }

  run(): void {
    if (this.#state === 'over') return;
    this.#end();
    const done = new Set<F>();
    const pending = new Set<F>();
    for (const future of this.#futures) (future.done() ? done : pending).add(future);
    this.#resolve({ done, pending });
  }

  #enough(): void {
    if (this.#state !== 'watching') return;
    this.#state = 'ready';
    callSoon(this);
  }

  #report(type: 'wait' | 'resume'): void {
    this.#task = reporter?.report(type, this, 'wait', this.#signal, this.#task);
  }

  #end(): void {
    this.#state = 'over';
    if (reporter !== undefined) this.#report('resume');
    this.#alarm?.cancel();
    if (this.#signal !== undefined) forgetAbort(this.#signal, this);
    for (const future of this.#futures) {
      if (!future.done()) offSettled(future, this);
    }
  }
}
