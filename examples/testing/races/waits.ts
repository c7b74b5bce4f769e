import { AssertionError, equal, ok } from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { createTask } from '../../asyncio/create-task/create-task.ts';
import type { WaitOptions } from '../../asyncio/wait-options.ts';
import { sourceOf } from '../../internal/abort.ts';

/** One caller that waits, as it looks from outside. */
export class Wait<T> {
  state: 'pending' | 'granted' | 'rejected' = 'pending';
  isAborted = false;
  value: T | undefined = undefined;
  error: unknown = undefined;
  /** What a world remembers about it. */
  note = 0;
  isBlocked = false;
  readonly signal: AbortSignal | undefined;
  readonly abort: (() => void) | undefined;

  constructor(signal?: AbortSignal, abort?: () => void) {
    this.signal = signal;
    this.abort = abort;
  }
}

type Begin<T> = (options: WaitOptions, wait: Wait<T>) => Promise<T>;

const reason = new Error('no longer wanted');

/**
 * Callers in order of arrival: without a signal, with one of their own, with one that they share,
 * with a task's, and with one that is aborted already.
 */
export class Waits<T> {
  readonly all: Wait<T>[] = [];
  readonly #onGranted: (wait: Wait<T>) => void;
  readonly #onRejected: (wait: Wait<T>) => void;
  readonly #signals = new Set<AbortSignal>();
  #shared = new AbortController();
  #fault: Error | undefined = undefined;

  constructor(onGranted: (wait: Wait<T>) => void, onRejected: (wait: Wait<T>) => void = () => {}) {
    this.#onGranted = onGranted;
    this.#onRejected = onRejected;
  }

  /** Those who wait and were not aborted. */
  get pending(): Wait<T>[] {
    return this.all.filter(({ state, isAborted }) => state === 'pending' && !isAborted);
  }

  /** Whether nobody waits, not even for the news that the waiting is over. */
  get isIdle(): boolean {
    return this.all.every(({ state }) => state !== 'pending');
  }

  start(which: number, begin: Begin<T>): void {
    const kind = which % 6;
    if (kind < 2) {
      void this.#run(new Wait<T>(), begin);
    } else if (kind === 2) {
      const controller = new AbortController();
      const abort = () => controller.abort(reason);
      void this.#run(new Wait<T>(controller.signal, abort), begin);
    } else if (kind === 3) {
      const { signal } = this.#shared;
      const abort = () => this.#abortShared();
      void this.#run(new Wait<T>(signal, abort), begin);
    } else if (kind === 4) {
      const task = createTask(({ signal }) =>
        this.#run(new Wait<T>(signal, () => task.cancel()), begin),
      );
    } else {
      const wait = new Wait<T>(AbortSignal.abort(reason));
      wait.isAborted = true;
      void this.#run(wait, begin);
    }
  }

  /** Aborts one of those that can be aborted. */
  abort(which: number): void {
    const targets = this.pending.filter(({ abort }) => abort !== undefined);
    const target = targets[which % targets.length];
    if (target === undefined) return;
    target.isAborted = true;
    target.abort?.();
  }

  /** Nobody who came before is passed over. */
  expectFirst(wait: Wait<T>, among = this.pending): void {
    ok(among[0] === undefined || this.all.indexOf(among[0]) > this.all.indexOf(wait), 'overtaken');
  }

  /** Keeps what was thrown where throwing on would tell nobody. */
  blame(error: unknown): void {
    this.#fault ??= error as Error;
  }

  checkAtRest(): void {
    if (this.#fault !== undefined) throw this.#fault;
    for (const { state, isAborted } of this.all) {
      if (isAborted) ok(state !== 'pending', 'an aborted wait goes on');
      if (state === 'rejected') ok(isAborted || this.mayReject, 'rejected, though not aborted');
    }
    for (const signal of this.#signals) {
      const waiting = this.pending.filter((wait) => wait.signal === signal).length;
      equal(sourceOf(signal)?.size ?? 0, waiting, 'a follower too many or too few');
      const isNative = sourceOf(signal)?.owner === undefined;
      const listeners = isNative && waiting > 0 ? 1 : 0;
      equal(getEventListeners(signal, 'abort').length, listeners, 'a listener too many or too few');
    }
  }

  /** Whether the primitive itself may refuse. */
  mayReject = false;

  async #run(wait: Wait<T>, begin: Begin<T>): Promise<void> {
    this.all.push(wait);
    if (wait.signal !== undefined) this.#signals.add(wait.signal);
    try {
      wait.value = await begin({ signal: wait.signal }, wait);
      wait.state = 'granted';
    } catch (error) {
      wait.state = 'rejected';
      wait.error = error;
      if (error instanceof AssertionError) this.blame(error);
    }
    try {
      if (wait.state === 'granted') this.#onGranted(wait);
      else this.#onRejected(wait);
    } catch (error) {
      this.blame(error);
    }
  }

  #abortShared(): void {
    const shared = this.#shared;
    this.#shared = new AbortController();
    for (const wait of this.all) {
      if (wait.signal === shared.signal && wait.state === 'pending') wait.isAborted = true;
    }
    shared.abort(reason);
  }
}
