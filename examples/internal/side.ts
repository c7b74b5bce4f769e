import { WaitList, type Waiter } from './wait-list.ts';

/** Those who wait until the work on every item is done; all are woken together. @internal */
export class Joiners extends WaitList<void> {
  readonly kind: string;
  readonly #queue: object;

  constructor(queue: object, kind: string) {
    super();
    this.#queue = queue;
    this.kind = kind;
  }

  override get subject(): object {
    return this.#queue;
  }

  // New work does not hold back who was woken.
  admit(waiter: Waiter<void>): void {
    waiter.resolve();
  }
}

/** Those who wait at one end of a queue. @internal */
export class Side<R> extends WaitList<R> {
  override readonly isStrict = true;
  readonly kind: string;
  readonly blocked: () => boolean;
  readonly #queue: object;
  readonly #serve: (waiter: Waiter<R>) => R;

  constructor(
    queue: object,
    kind: string,
    blocked: () => boolean,
    serve: (waiter: Waiter<R>) => R,
  ) {
    super();
    this.#queue = queue;
    this.kind = kind;
    this.blocked = blocked;
    this.#serve = serve;
  }

  override get subject(): object {
    return this.#queue;
  }

  // As in CPython nothing is set aside for a woken waiter: another may have come before its turn.
  admit(waiter: Waiter<R>): void {
    if (this.blocked()) {
      this.putBack(waiter);
      return;
    }
    try {
      waiter.resolve(this.#serve(waiter));
    } catch (error) {
      waiter.reject(error);
      this.abandoned(true);
    }
  }

  override abandoned(wasWoken: boolean): void {
    if (wasWoken && !this.blocked()) this.wakeFirst();
  }
}
