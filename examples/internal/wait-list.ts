import { forgetAbort, onAbort, type AbortListener } from './abort.ts';
import { callSoon, type Ready } from './ready.ts';
import { reporter } from './report.ts';

let resolveOut: (value: never) => void;
let rejectOut: (reason: unknown) => void;
// One executor for all: a closure for each waiter would cost 60 bytes more.
const executor = (resolve: (value: never) => void, reject: (reason: unknown) => void): void => {
  resolveOut = resolve;
  rejectOut = reject;
};
type Executor<T> = ConstructorParameters<typeof Promise<T>>[0];
const ignore = (): void => {};

// Not a field of the waiter: nobody traces most of the time.
const tasks = new WeakMap<object, number>();

/** The task that a waiter was attributed to while somebody traced. @internal */
export function taskOf(waiter: object): number | undefined {
  return reporter === undefined ? undefined : tasks.get(waiter);
}

const waiting = 0;
const woken = 1;
const admitted = 2;
const settled = 3;

/**
 * One caller that waits: a link of the list, an entry of the ready queue and the listener of its
 * own signal, in one object.
 *
 * ```
 * waiting ──wake──► woken ──its batch──► admitted ──resolve, reject──► settled
 *    ▲  └──────────────┴────abort───────────┼──────────────────────────►┘
 *    └───────────────────putBack────────────┘
 * ```
 *
 * @internal
 */
export class Waiter<T> implements Ready, AbortListener {
  /** The next in the list while it waits, in the ready queue once it is woken. */
  next: Ready | undefined = undefined;
  previous: Waiter<T> | undefined = undefined;
  state: number = waiting;
  list: WaitList<T>;
  ticket = 0;
  /** What the primitive remembers about this caller. */
  note: unknown = undefined;
  readonly signal: AbortSignal | undefined;
  readonly onResolve: (value: T) => void;
  readonly onReject: (reason: unknown) => void;

  constructor(
    list: WaitList<T>,
    signal: AbortSignal | undefined,
    onResolve: (value: T) => void,
    onReject: (reason: unknown) => void,
  ) {
    this.list = list;
    this.signal = signal;
    this.onResolve = onResolve;
    this.onReject = onReject;
    if (signal !== undefined) onAbort(signal, this);
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

  reject(reason: unknown): void {
    this.close();
    this.onReject(reason);
  }

  handleEvent(): void {
    if (this.state !== settled) this.list.abort(this);
  }

  // Not private: a class with private methods costs each object a field more.
  close(): void {
    this.state = settled;
    if (this.signal !== undefined) forgetAbort(this.signal, this);
    if (reporter !== undefined) this.list.report('resume', this);
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
  #first: Waiter<T> | undefined = undefined;
  #last: Waiter<T> | undefined = undefined;
  #tickets = 0;

  /** The class and the object that a trace names. */
  abstract readonly kind: string;
  get subject(): object {
    return this;
  }
  /** The task that holds what is waited for, while somebody traces. */
  get holderTask(): number | undefined {
    return undefined;
  }

  /** Gives a woken waiter its turn: resolves it, rejects it or puts it back. */
  abstract admit(waiter: Waiter<T>): void;

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
    const promise = new Promise<T>(executor as Executor<T>);
    const resolve = resolveOut as (value: T) => void;
    this.adopt(new Waiter<T>(this, signal, resolve, rejectOut), note);
    return promise;
  }

  /** Adds a callback at the end, in the place of a caller. */
  joinCallback(callback: (value: T) => void, note: unknown, task: number | undefined): void {
    const waiter = new Waiter<T>(this, undefined, callback, ignore);
    if (task !== undefined) tasks.set(waiter, task);
    this.adopt(waiter, note);
  }

  /** Adds a waiter at the end: a new one, or one that another list has admitted. */
  adopt(waiter: Waiter<T>, note: unknown): void {
    waiter.list = this;
    waiter.note = note;
    waiter.ticket = this.#tickets++;
    waiter.state = waiting;
    this.#insertAfter(this.#last, waiter);
    if (reporter !== undefined) this.report('wait', waiter);
  }

  /** Returns a waiter that was admitted in vain to the place it had. */
  putBack(waiter: Waiter<T>): void {
    let after: Waiter<T> | undefined;
    let next = this.#first;
    while (next !== undefined && next.ticket < waiter.ticket) {
      after = next;
      next = next.next as Waiter<T> | undefined;
    }
    waiter.state = waiting;
    this.#insertAfter(after, waiter);
  }

  /** Wakes the caller who has waited longest; says whether there was one. */
  wakeFirst(): boolean {
    const waiter = this.#first;
    if (waiter === undefined) return false;
    this.#unlink(waiter);
    waiter.state = woken;
    this.woken += 1;
    callSoon(waiter);
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

  report(type: 'wait' | 'resume', waiter: Waiter<T>): void {
    const holder = type === 'wait' ? this.holderTask : undefined;
    const { signal } = waiter;
    const task = reporter?.report(type, this.subject, this.kind, signal, taskOf(waiter), holder);
    if (task !== undefined) tasks.set(waiter, task);
  }

  #insertAfter(previous: Waiter<T> | undefined, waiter: Waiter<T>): void {
    const next = previous === undefined ? this.#first : (previous.next as Waiter<T> | undefined);
    waiter.previous = previous;
    waiter.next = next;
    if (previous === undefined) this.#first = waiter;
    else previous.next = waiter;
    if (next === undefined) this.#last = waiter;
    else next.previous = waiter;
    this.waiting += 1;
  }

  #unlink(waiter: Waiter<T>): void {
    const { previous } = waiter;
    const next = waiter.next as Waiter<T> | undefined;
    if (previous === undefined) this.#first = next;
    else previous.next = next;
    if (next === undefined) this.#last = previous;
    else next.previous = previous;
    waiter.previous = waiter.next = undefined;
    this.waiting -= 1;
  }
}
