import { forgetAbort, onAbort, refusal, type AbortListener } from '../abort.ts';
import { Alarm } from '../alarm.ts';
import { defer, rejecter, resolver } from '../deferred.ts';

class Patience implements AbortListener {
  source: AbortListener['source'];
  before: AbortListener['before'];
  after: AbortListener['after'];
  readonly promise: Promise<boolean>;
  readonly #signal: AbortSignal | undefined;
  readonly #answer: (value: boolean) => void;
  readonly #refuse: (reason: unknown) => void;
  readonly #alarm: Alarm | undefined;

  constructor(end: Promise<void>, timeout: number | undefined, signal: AbortSignal | undefined) {
    this.promise = defer<boolean>();
    this.#answer = resolver();
    this.#refuse = rejecter();
    this.#signal = signal;
    this.#alarm = timeout === undefined ? undefined : new Alarm(timeout, () => this.#end(false));
    if (signal !== undefined) onAbort(signal, this);
    void end.then(() => this.#end(true));
  }

  handleEvent(): void {
    this.#alarm?.cancel();
    this.#refuse(this.#signal?.reason);
  }

  #end(came: boolean): void {
    this.#alarm?.cancel();
    if (this.#signal !== undefined) forgetAbort(this.#signal, this);
    this.#answer(came);
  }
}

/**
 * Waits for a promise that never rejects, but no longer than `timeout` milliseconds.
 *
 * @returns Whether it came in time.
 * @throws The signal's reason, when `signal` aborts.
 * @internal
 */
export function within(
  end: Promise<void>,
  timeout: number | undefined,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  return refusal(signal) ?? new Patience(end, timeout, signal).promise;
}
