import { onAbort, type AbortListener, type Source } from './abort.ts';
import { defer, rejecter, resolver } from './deferred.ts';
import { callSoon, type Ready } from './ready.ts';
import { reporter } from './report.ts';

/** The task that a caller was attributed to while somebody traced. @internal */
export const taskOf = (caller: object): number | undefined => reporter?.taskOf(caller);

const waiting = 0;
const woken = 1;
const admitted = 2;

/**
 * One caller that waits: a link of the list and an entry of the ready queue in one object. This
 * one has no signal and is never refused, as most who wait for a lock: each field that it does
 * without is 8 bytes, and the `reject` that nobody keeps is 64.
 *
 * ```
 * waiting ──wake──► woken ──its batch──► admitted ──► resolve, reject
 *    ▲  └──────────────┴──────abort───────►┘│
 *    └────────────────putBack───────────────┘
 * ```
 *
 * @internal
 */
export class Caller<T> implements Ready {
  /** The next in the list while it waits, in the ready queue once it is woken. */
  next: Ready | undefined = undefined;
  previous: Caller<T> | undefined = undefined;
  state: number = waiting;
  list: WaitList<T>;
  readonly onResolve: (value: T) => void;
  declare readonly signal: AbortSignal | undefined;
  declare note: unknown;

  constructor(list: WaitList<T>, onResolve: (value: T) => void) {
    this.list = list;
    this.onResolve = onResolve;
  }

  run(): void {
    if (this.state !== woken) return;
    this.state = admitted;
    this.list.woken -= 1;
    this.list.admit(this);
  }

  resolve(value: T): void {
    this.close();
    this.onResolve(value);
  }

  // Not private: a class with private methods costs each object a field more.
  close(): void {
    if (reporter !== undefined) reporter.resume(this);
  }
}

/** A caller that can be refused, put back, or aborted by its signal. @internal */
export class Waiter<T> extends Caller<T> implements AbortListener {
  source: Source | undefined = undefined;
  before: AbortListener | undefined = undefined;
  after: AbortListener | undefined = undefined;
  /** Its place among the waiters of its list. */
  ticket = 0;
  /** What the primitive remembers about this caller. */
  override note: unknown = undefined;
  override readonly signal: AbortSignal | undefined;
  readonly onReject: (reason: unknown) => void;

  constructor(
    list: WaitList<T>,
    signal: AbortSignal | undefined,
    onResolve: (value: T) => void,
    onReject: (reason: unknown) => void,
  ) {
    super(list, onResolve);
    this.signal = signal;
    this.onReject = onReject;
    if (signal !== undefined) onAbort(signal, this);
  }

  reject(reason: unknown): void {
    this.close();
    this.onReject(reason);
  }

  handleEvent(): void {
    this.list.abort(this);
  }

  override close(): void {
    super.close();
    this.source?.delete(this);
  }
}

/**
 * Callers that wait for one thing, in order of arrival. A primitive extends it with what being
 * admitted means.
 *
 * @internal
 */
export abstract class WaitList<T> {
  /** How many wait and have not been woken. */
  waiting = 0;
  /** How many have been woken and wait for their batch. */
  woken = 0;
  #first: Caller<T> | undefined = undefined;
  #last: Caller<T> | undefined = undefined;
  #tickets = 0;
  /** Whom `putBack` put back last: the next one most likely belongs behind it. */
  #returned: Waiter<T> | undefined = undefined;

  /** The class and the object that a trace names. */
  abstract readonly kind: string;
  get subject(): object {
    return this;
  }
  /** Whether those who wait without a signal can be refused or put back, too. */
  readonly isStrict: boolean = false;

  /** Gives a woken caller its turn: resolves it, rejects it or puts it back. */
  abstract admit(caller: Caller<T>): void;

  /** A waiter has left because of its signal; a wake-up it had been given is to be passed on. */
  abandoned?(wasWoken: boolean): void;

  /** A waiter's signal aborted. */
  abort(waiter: Waiter<T>): void {
    const wasWoken = this.leave(waiter);
    waiter.reject(waiter.signal?.reason);
    this.abandoned?.(wasWoken);
  }

  /** Adds a caller at the end and returns its promise. */
  join(signal: AbortSignal | undefined, note?: unknown): Promise<T> {
    const promise = defer<T>();
    if (signal === undefined && !this.isStrict) {
      this.#append(new Caller<T>(this, resolver()));
    } else {
      this.adopt(new Waiter<T>(this, signal, resolver(), rejecter()), note);
    }
    return promise;
  }

  /** Adds a waiter at the end: a new one, or one that another list has admitted. */
  adopt(waiter: Waiter<T>, note: unknown, task?: number): void {
    waiter.list = this;
    waiter.note = note;
    waiter.ticket = this.#tickets++;
    waiter.state = waiting;
    this.#append(waiter, task);
  }

  /** Returns a waiter that was admitted in vain to the place it had. */
  putBack(waiter: Waiter<T>): void {
    const { ticket } = waiter;
    const returned = this.#returned;
    let after: Waiter<T> | undefined;
    if (returned?.state === waiting && returned.list === this && returned.ticket < ticket) {
      after = returned;
    }
    let next = (after === undefined ? this.#first : after.next) as Waiter<T> | undefined;
    while (next !== undefined && next.ticket < ticket) {
      after = next;
      next = next.next as Waiter<T> | undefined;
    }
    waiter.state = waiting;
    this.#insertAfter(after, waiter);
    this.#returned = waiter;
  }

  /** Wakes the caller who has waited longest; says whether there was one. */
  wakeFirst(): boolean {
    const caller = this.#first;
    if (caller === undefined) return false;
    this.#unlink(caller);
    caller.state = woken;
    this.woken += 1;
    callSoon(caller);
    return true;
  }

  wakeAll(): void {
    while (this.wakeFirst());
  }

  /** Takes a waiter out; says whether it had been woken. */
  leave(waiter: Waiter<T>): boolean {
    const wasWoken = waiter.state === woken;
    if (wasWoken) this.woken -= 1;
    else if (waiter.state === waiting) this.#unlink(waiter);
    waiter.state = admitted;
    return wasWoken;
  }

  #append(caller: Caller<T>, task?: number): void {
    this.#insertAfter(this.#last, caller);
    if (reporter !== undefined) reporter.wait(caller, task);
  }

  #insertAfter(previous: Caller<T> | undefined, caller: Caller<T>): void {
    const next = previous === undefined ? this.#first : (previous.next as Caller<T> | undefined);
    caller.previous = previous;
    caller.next = next;
    if (previous === undefined) this.#first = caller;
    else previous.next = caller;
    if (next === undefined) this.#last = caller;
    else next.previous = caller;
    this.waiting += 1;
  }

  #unlink(caller: Caller<T>): void {
    const { previous } = caller;
    const next = caller.next as Caller<T> | undefined;
    if (previous === undefined) this.#first = next;
    else previous.next = next;
    if (next === undefined) this.#last = previous;
    else next.previous = previous;
    caller.previous = caller.next = undefined;
    this.waiting -= 1;
  }
}
