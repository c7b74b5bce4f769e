/**
 * Told once, when the signal that it follows aborts. It follows one signal at a time: the other
 * fields are the signal's list. A class that follows often declares them.
 *
 * @internal
 */
export interface AbortListener {
  handleEvent(): void;
  source?: Source | undefined;
  before?: AbortListener | undefined;
  after?: AbortListener | undefined;
}

const sources = new WeakMap<AbortSignal, Source>();

/**
 * A signal, and those who follow it, in order of arrival. A native listener costs about 2 µs, and
 * more the more there are; a link of this list costs a hundredth. So a task tells its followers
 * itself, and any other signal has one native listener while somebody follows it.
 *
 * @internal
 */
export class Source {
  /** Whose signal it is, if it is a task's. */
  readonly owner: object | undefined;
  readonly #signal: AbortSignal | undefined;
  #first: AbortListener | undefined = undefined;
  #last: AbortListener | undefined = undefined;

  constructor(signal: AbortSignal, owner?: object) {
    this.owner = owner;
    // A task's own signal must not be kept alive by who follows it.
    this.#signal = owner === undefined ? signal : undefined;
    sources.set(signal, this);
  }

  /** Counts the followers: slow, for tests. */
  get size(): number {
    let count = 0;
    for (let one = this.#first; one !== undefined; one = one.after) count += 1;
    return count;
  }

  add(listener: AbortListener): void {
    if (listener.source !== undefined) throw new Error('Follow one signal at a time');
    listener.source = this;
    listener.before = this.#last;
    if (this.#last === undefined) {
      this.#first = listener;
      this.#signal?.addEventListener('abort', this);
    } else {
      this.#last.after = listener;
    }
    this.#last = listener;
  }

  delete(listener: AbortListener): void {
    const { before, after } = listener;
    if (before === undefined) this.#first = after;
    else before.after = after;
    if (after === undefined) this.#last = before;
    else after.before = before;
    listener.source = listener.before = listener.after = undefined;
    if (this.#first === undefined) this.#signal?.removeEventListener('abort', this);
  }

  /** Tells every follower, and forgets it before. */
  handleEvent(): void {
    for (let one = this.#first; one !== undefined; one = this.#first) {
      this.delete(one);
      one.handleEvent();
    }
  }
}

/** Lets waits follow a task's signal without native listeners; the task tells of its abort. @internal */
export function openSource(signal: AbortSignal, owner: object): Source {
  return new Source(signal, owner);
}

/** The source of a signal that a task owns, or that somebody has followed. @internal */
export function sourceOf(signal: AbortSignal): Source | undefined {
  return sources.get(signal);
}

/** @internal */
export function onAbort(signal: AbortSignal, listener: AbortListener): void {
  (sources.get(signal) ?? new Source(signal)).add(listener);
}

/** Stops following; harmless once the listener was told, or if it never followed. @internal */
export function forgetAbort(_signal: AbortSignal, listener: AbortListener): void {
  listener.source?.delete(listener);
}

/**
 * The rejection that a wait must answer with before it starts, if any: the signal was aborted
 * already, or is no AbortSignal.
 *
 * @internal
 */
export function refusal(signal: AbortSignal | undefined): Promise<never> | undefined {
  if (signal === undefined) return undefined;
  const aborted = (signal as { aborted?: unknown } | null)?.aborted;
  if (typeof aborted !== 'boolean') {
    return Promise.reject(
      new TypeError(`Pass an AbortSignal as "signal": received ${typeof signal}`),
    );
  }
  return aborted ? Promise.reject(signal.reason as Error) : undefined;
}
