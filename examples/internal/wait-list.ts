import { onAbort, type AbortListener, type Source } from './abort.ts';
import { defer, rejecter, resolver } from './deferred.ts';
import { callSoon, type Ready } from './ready.ts';
import { reporter } from './report.ts';

/** The task that a caller was attributed to while somebody traced. @internal */
export const taskOf = (caller: object): number | undefined => reporter?.taskOf(caller);

const waiting = 0;
const woken = 1;
const admitted = 2;

const none: undefined[] = [];

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
  /** The next in the ready queue, once it is woken. */
  next: Ready | undefined = undefined;
  /** Its place in the list. */
  ticket = 0;
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
  // A caller's place is slots[ticket & mask]. Not a linked list: V8's collector takes twice as long
  // to follow a long chain as to copy what an array holds.
  #slots: (Caller<T> | undefined)[] = none;
  /** The first ticket that may be waiting, and the next to be given. */
  #head = 0;
  #tail = 0;

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

  /** Adds a caller at the end and returns its promise; `task` is whose wait it is, where that is known. */
  join(signal: AbortSignal | undefined, note?: unknown, task?: number): Promise<T> {
    const promise = defer<T>();
    if (signal === undefined && !this.isStrict) {
      this.#append(new Caller<T>(this, resolver()), task);
    } else {
      this.adopt(new Waiter<T>(this, signal, resolver(), rejecter()), note, task);
    }
    return promise;
  }

  /** Adds a waiter at the end: a new one, or one that another list has admitted. */
  adopt(waiter: Waiter<T>, note: unknown, task?: number): void {
    waiter.list = this;
    waiter.note = note;
    waiter.state = waiting;
    this.#append(waiter, task);
  }

  /** Returns a waiter that was admitted in vain to the place it had. */
  putBack(waiter: Waiter<T>): void {
    const { ticket } = waiter;
    while (this.#tail - ticket > this.#slots.length) this.#makeRoom(true);
    if (ticket < this.#head) this.#head = ticket;
    this.#slots[ticket & (this.#slots.length - 1)] = waiter;
    waiter.state = waiting;
    this.waiting += 1;
  }

  /** Wakes the caller who has waited longest; says whether there was one. */
  wakeFirst(): boolean {
    if (this.waiting === 0) return false;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let caller: Caller<T> | undefined;
    while (caller === undefined) {
      const at = this.#head++ & mask;
      caller = slots[at];
      slots[at] = undefined;
    }
    this.waiting -= 1;
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
    else if (waiter.state === waiting) this.#vacate(waiter);
    waiter.state = admitted;
    return wasWoken;
  }

  #append(caller: Caller<T>, task?: number): void {
    // What a crowd needed is given back.
    if (this.waiting + this.woken === 0 && this.#slots.length > 1024) {
      this.#slots = none;
      this.#head = this.#tail;
    }
    if (this.#tail - this.#head === this.#slots.length) this.#makeRoom();
    caller.ticket = this.#tail;
    this.#slots[this.#tail++ & (this.#slots.length - 1)] = caller;
    this.waiting += 1;
    if (reporter !== undefined) reporter.wait(caller, task);
  }

  #vacate({ ticket }: Waiter<T>): void {
    this.#slots[ticket & (this.#slots.length - 1)] = undefined;
    this.waiting -= 1;
  }

  // Those who left are taken out of the row when half of it is empty, unless somebody who is woken
  // may still come back to a place in it.
  #makeRoom(isKept = this.woken > 0 || this.waiting > this.#slots.length >> 1): void {
    const slots = this.#slots;
    const { length } = slots;
    const larger = new Array<Caller<T> | undefined>(Math.max(16, isKept ? length * 2 : length));
    let ticket = this.#head;
    for (let i = ticket; i < this.#tail; i += 1) {
      const caller = slots[i & (length - 1)];
      if (caller !== undefined) caller.ticket = ticket;
      else if (!isKept) continue;
      larger[ticket++ & (larger.length - 1)] = caller;
    }
    this.#slots = larger;
    this.#tail = ticket;
  }
}
