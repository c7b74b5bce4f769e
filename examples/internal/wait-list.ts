import { onAbort, type AbortListener, type Source } from './abort.ts';
import { defer, rejecter, resolver } from './deferred.ts';
import { callSoon, type Ready } from './ready.ts';
import { reporter } from './report.ts';

const ignore = (): void => {};

// Not a field of the caller: nobody traces most of the time.
const tasks = new WeakMap<object, number>();

/** The task that a caller was attributed to while somebody traced. @internal */
export function taskOf(caller: object): number | undefined {
  return reporter === undefined ? undefined : tasks.get(caller);
}

const waiting = 0;
const woken = 1;
const admitted = 2;
const settled = 3;

/**
 * One caller that waits: a link of the list and an entry of the ready queue in one object. One that
 * has neither signal nor note, and that nobody refuses, is all there is to most locks: a field less
 * is 8 bytes less for each, and its `reject` that nobody keeps is 64.
 *
 * ```
 * waiting ──wake──► woken ──its batch──► admitted ──resolve, reject──► settled
 *    ▲  └──────────────┴────abort───────────┼──────────────────────────►┘
 *    └───────────────────putBack────────────┘
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
    this.state = settled;
    if (reporter !== undefined) this.list.report('resume', this);
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
  override note: unknown;
  override readonly signal: AbortSignal | undefined;
  readonly onReject: (reason: unknown) => void;

  constructor(
    list: WaitList<T>,
    signal: AbortSignal | undefined,
    note: unknown,
    onResolve: (value: T) => void,
    onReject: (reason: unknown) => void,
  ) {
    super(list, onResolve);
    this.note = note;
    this.signal = signal;
    this.onReject = onReject;
    if (signal !== undefined) onAbort(signal, this);
  }

  reject(reason: unknown): void {
    this.close();
    this.onReject(reason);
  }

  handleEvent(): void {
    if (this.state !== settled) this.list.abort(this);
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
  /** The task that holds what is waited for, while somebody traces. */
  get holderTask(): number | undefined {
    return undefined;
  }
  /** Whether callers without a signal are refused or put back too. */
  get isStrict(): boolean {
    return false;
  }

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
    if (signal === undefined && note === undefined && !this.isStrict) {
      this.#append(new Caller<T>(this, resolver()));
    } else {
      this.adopt(new Waiter<T>(this, signal, note, resolver(), rejecter()), note);
    }
    return promise;
  }

  /** Adds a callback at the end, in the place of a caller. */
  joinCallback(callback: (value: T) => void, note: unknown, task: number | undefined): void {
    const waiter = new Waiter<T>(this, undefined, note, callback, ignore);
    if (task !== undefined) tasks.set(waiter, task);
    this.adopt(waiter, note);
  }

  /** Adds a waiter at the end: a new one, or one that another list has admitted. */
  adopt(waiter: Waiter<T>, note: unknown): void {
    waiter.list = this;
    waiter.note = note;
    waiter.ticket = this.#tickets++;
    waiter.state = waiting;
    this.#append(waiter);
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

  report(type: 'wait' | 'resume', caller: Caller<T>): void {
    const holder = type === 'wait' ? this.holderTask : undefined;
    const { signal } = caller;
    const task = reporter?.report(type, this.subject, this.kind, signal, taskOf(caller), holder);
    if (task !== undefined) tasks.set(caller, task);
  }

  #append(caller: Caller<T>): void {
    this.#insertAfter(this.#last, caller);
    if (reporter !== undefined) this.report('wait', caller);
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
