import { forgetAbort, onAbort } from './abort.ts';
import { callSoon, type Ready } from './ready.ts';

let resolveOut: (value: any) => void;
let rejectOut: (reason: unknown) => void;
// One executor for all: a closure per waiter would cost 60 bytes more.
const executor = (resolve: (value: any) => void, reject: (reason: unknown) => void): void => {
  resolveOut = resolve;
  rejectOut = reject;
};

const WAITING = 0;
const WOKEN = 1;
const SETTLED = 2;

/** One caller that waits: a link of the list, its own abort listener and its own ready item. @internal */
export class Waiter<T> implements Ready {
  nextReady: Ready | undefined = undefined;
  previous: Waiter<T> | undefined = undefined;
  next: Waiter<T> | undefined = undefined;
  promise: Promise<T> | undefined = undefined;
  /** What the primitive remembers about this caller. */
  note: unknown = undefined;
  /** The task that waits, while somebody traces. */
  task: unknown = undefined;
  state: number = WAITING;
  readonly ticket: number;
  readonly list: WaitList<T>;
  readonly signal: AbortSignal | undefined;
  settle: (value: T) => void;
  fail: (reason: unknown) => void;

  constructor(list: WaitList<T>, ticket: number, signal: AbortSignal | undefined) {
    this.list = list;
    this.ticket = ticket;
    this.signal = signal;
    this.promise = new Promise<T>(executor);
    this.settle = resolveOut;
    this.fail = rejectOut;
    if (signal !== undefined) onAbort(signal, this);
  }

  run(): void {
    if (this.state === WOKEN) this.list.admit(this);
  }

  resolve(value: T): void {
    this.#close();
    this.settle(value);
  }

  reject(reason: unknown): void {
    this.#close();
    this.fail(reason);
  }

  handleEvent(): void {
    if (this.state === SETTLED) return;
    const woken = this.state === WOKEN;
    this.list.drop(this, woken);
    this.reject(this.signal?.reason);
    this.list.left(this, woken);
  }

  #close(): void {
    this.state = SETTLED;
    if (this.signal !== undefined) forgetAbort(this.signal, this);
  }
}

/**
 * Callers that wait, in order of arrival.
 *
 * - `waiting` counts those not woken; `woken` those woken whose turn has not come yet.
 * - `admit` gives a woken waiter its turn: it must `settle`, `fail` or `putBack` it.
 * - `left` is told of an aborted waiter, which has been rejected already; when it had been woken,
 *   the wake-up is the primitive's to pass on.
 *
 * @internal
 */
export class WaitList<T> {
  waiting = 0;
  woken = 0;
  #first: Waiter<T> | undefined = undefined;
  #last: Waiter<T> | undefined = undefined;
  #tickets = 0;
  readonly #admit: (waiter: Waiter<T>) => void;
  readonly left: (waiter: Waiter<T>, woken: boolean) => void;

  constructor(
    admit: (waiter: Waiter<T>) => void,
    left: (waiter: Waiter<T>, woken: boolean) => void,
  ) {
    this.#admit = admit;
    this.left = left;
  }

  /** Adds a caller at the end. */
  add(signal: AbortSignal | undefined): Waiter<T> {
    const waiter = new Waiter(this, this.#tickets++, signal);
    this.#insertAfter(this.#last, waiter);
    return waiter;
  }

  /** Returns a waiter that was admitted in vain to the place it had. */
  putBack(waiter: Waiter<T>): void {
    let after: Waiter<T> | undefined;
    let next = this.#first;
    while (next !== undefined && next.ticket < waiter.ticket) {
      after = next;
      next = next.next;
    }
    waiter.state = WAITING;
    this.#insertAfter(after, waiter);
  }

  /** Wakes the caller who has waited longest; says whether there was one. */
  wakeFirst(): boolean {
    const waiter = this.#first;
    if (waiter === undefined) return false;
    this.#unlink(waiter);
    waiter.state = WOKEN;
    this.woken += 1;
    callSoon(waiter);
    return true;
  }

  wakeAll(): void {
    while (this.wakeFirst());
  }

  admit(waiter: Waiter<T>): void {
    this.woken -= 1;
    this.#admit(waiter);
  }

  drop(waiter: Waiter<T>, woken: boolean): void {
    if (woken) this.woken -= 1;
    else this.#unlink(waiter);
  }

  #insertAfter(previous: Waiter<T> | undefined, waiter: Waiter<T>): void {
    const next = previous === undefined ? this.#first : previous.next;
    waiter.previous = previous;
    waiter.next = next;
    if (previous === undefined) this.#first = waiter;
    else previous.next = waiter;
    if (next === undefined) this.#last = waiter;
    else next.previous = waiter;
    this.waiting += 1;
  }

  #unlink(waiter: Waiter<T>): void {
    if (waiter.previous === undefined) this.#first = waiter.next;
    else waiter.previous.next = waiter.next;
    if (waiter.next === undefined) this.#last = waiter.previous;
    else waiter.next.previous = waiter.previous;
    waiter.previous = waiter.next = undefined;
    this.waiting -= 1;
  }
}
