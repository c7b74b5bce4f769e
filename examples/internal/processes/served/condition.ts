import { firstOf, type Request, type Row } from '../request.ts';
import { type Served, unknownMethod } from '../served.ts';
import type { ServedLock } from './lock.ts';

/** A condition where its lock lives. @internal */
export class ServedCondition implements Served {
  readonly #lock: ServedLock;
  readonly #row: Row = new Set();
  readonly #notified = new WeakMap<Request, () => void>();

  constructor(lock: ServedLock) {
    this.#lock = lock;
  }

  call(request: Request, method: string, [argument]: readonly unknown[]): void {
    switch (method) {
      case 'wait':
        this.#wait(request);
        return;
      case 'notify':
        this.#notify(request, argument as number);
        return;
      default:
        unknownMethod(method);
    }
  }

  // On every way out the caller has the lock again, as its `using` is about to release it.
  #wait(request: Request): void {
    this.#check(request, 'wait()');
    const lock = this.#lock;
    const tickets = lock.suspend();
    const backWith = (done: () => void): (() => void) => {
      return () => lock.resume(request, tickets, done);
    };
    this.#notified.set(
      request,
      backWith(() => request.answer(true)),
    );
    request.waitIn(this.#row, {
      expired: backWith(() => request.answer(false)),
      aborted: backWith(() => request.confirmAbort()),
    });
  }

  #notify(request: Request, count: number): void {
    this.#check(request, 'notify()');
    for (let left = count; left > 0; left -= 1) {
      const next = firstOf(this.#row);
      if (next === undefined) break;
      this.#row.delete(next);
      this.#notified.get(next)?.();
    }
    request.answer();
  }

  #check(request: Request, what: string): void {
    if (this.#lock.holder === request.from) return;
    throw new Error(`Acquire the lock before ${what}: this process does not hold it`);
  }
}
