import { equal, ok } from 'node:assert/strict';
import { Condition } from '../../asyncio/condition/condition.ts';
import { microtask, race, rest, type Race, type World } from './race.ts';
import { Waits, type Wait } from './waits.ts';

/** A wait ends if, and only if, it was notified: by notify(), or by one that left notified. */
class Notification implements World {
  readonly #condition = new Condition();
  /** Those who wait and were not notified, in the order in which they began to wait. */
  #sleeping: Wait<true>[] = [];
  readonly #notified = new Set<Wait<true>>();
  #inside = 0;
  /** Notifications passed on, perhaps to one who was aborted before that was said here. */
  #passed = 0;
  readonly #waits = new Waits<true>(() => {});

  readonly moves = {
    wait: (which: number) =>
      this.#waits.start(which, (options, wait) => this.#wait(options.signal, wait, which % 3)),
    abort: (which: number) => this.#waits.abort(which),
    notify: (which: number) => this.#start(which % 4),
    'notify all': () => this.#start(undefined),
    'notify and abort': (which: number) => this.#start(1, () => this.#waits.abort(which)),
  };

  checkAtRest(): void {
    this.#waits.checkAtRest();
    equal(this.#inside, 0);
    this.#passed = 0;
    equal(this.#condition.locked(), false, 'the lock was kept');
    const awake = new Set(this.#sleeping.filter(({ isAborted }) => !isAborted));
    for (const wait of this.#waits.pending) ok(awake.delete(wait), 'a notification was lost');
    equal(awake.size, 0);
  }

  async end(): Promise<void> {
    this.#start(undefined);
    await rest();
    this.checkAtRest();
    equal(this.#waits.pending.length, 0);
  }

  async #wait(signal: AbortSignal | undefined, wait: Wait<true>, stay: number): Promise<true> {
    using held = await this.#condition.acquire({ signal });
    ok(held);
    await this.#stay(0);
    if (signal?.aborted !== true) this.#sleeping.push(wait);
    let isGranted = false;
    try {
      const answer = await this.#condition.wait({ signal });
      isGranted = true;
      ok(this.#notified.has(wait) || this.#passed-- > 0, 'woken by nobody');
      return answer;
    } finally {
      ok(this.#condition.locked(), 'went on without the lock');
      this.#sleeping = this.#sleeping.filter((one) => one !== wait);
      // Its notification goes to the next.
      if (!isGranted && this.#notified.has(wait)) {
        this.#passed = Math.max(0, this.#passed) + 1;
        this.#mark(1);
      }
      await this.#stay(stay);
    }
  }

  #start(count: number | undefined, then?: () => void): void {
    this.#notify(count, then).catch((error: unknown) => this.#waits.blame(error));
  }

  async #notify(count: number | undefined, then?: () => void): Promise<void> {
    using held = await this.#condition.acquire();
    ok(held);
    this.#sleeping = this.#sleeping.filter(({ isAborted }) => !isAborted);
    if (count === undefined) this.#condition.notifyAll();
    else this.#condition.notify(count);
    this.#mark(count ?? this.#sleeping.length);
    then?.();
    await this.#stay(1);
  }

  #mark(count: number): void {
    const awake = this.#sleeping.filter(({ isAborted }) => !isAborted);
    for (const wait of awake.slice(0, count)) {
      this.#notified.add(wait);
      this.#sleeping = this.#sleeping.filter((one) => one !== wait);
    }
  }

  async #stay(microtasks: number): Promise<void> {
    this.#inside += 1;
    equal(this.#inside, 1, 'two hold the lock');
    for (let passed = 0; passed < microtasks; passed += 1) await microtask;
    this.#inside -= 1;
  }
}

export const conditions: readonly Race[] = [race('Condition', () => new Notification())];
