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

// A property, since an entry in a WeakMap costs 700 ns for each signal.
const key = Symbol('source');

/**
 * A signal, and those who follow it: the ring of them, in order of arrival, with the source itself
 * between the last and the first. A native listener costs about 2 µs, and more the more there are;
 * a link costs a hundredth. So a task tells its followers itself, and any other signal has one
 * native listener while somebody follows it.
 *
 * @internal
 */
export class Source implements AbortListener {
  /** Whose signal it is, if it is a task's. */
  readonly owner: object | undefined;
  /** How many follow it. */
  size = 0;
  before: AbortListener;
  after: AbortListener;
  readonly #signal: AbortSignal | undefined;

  constructor(signal: AbortSignal, owner?: object) {
    this.owner = owner;
    this.before = this.after = this;
    this.#signal = owner === undefined ? signal : undefined;
    // A signal that takes no properties has a source, and a native listener, for each wait.
    Reflect.set(signal, key, this);
  }

  add(listener: AbortListener): void {
    const last = this.before;
    listener.source = this;
    listener.before = last;
    listener.after = this;
    this.before = last.after = listener;
    this.size += 1;
    if (this.size === 1) this.#signal?.addEventListener('abort', this);
  }

  delete(listener: AbortListener): void {
    const before = listener.before as AbortListener;
    const after = listener.after as AbortListener;
    before.after = after;
    after.before = before;
    listener.source = listener.before = listener.after = undefined;
    this.size -= 1;
    if (this.size === 0) this.#signal?.removeEventListener('abort', this);
  }

  /** Tells every follower, and forgets it before. */
  handleEvent(): void {
    while (this.size > 0) {
      const first = this.after;
      this.delete(first);
      first.handleEvent();
    }
  }
}

/** Lets waits follow a task's signal without native listeners; the task tells of its abort. @internal */
export function openSource(signal: AbortSignal, owner: object): Source {
  return new Source(signal, owner);
}

/** The source of a signal that a task owns, or that somebody has followed. @internal */
export function sourceOf(signal: AbortSignal): Source | undefined {
  return (signal as { [key]?: Source })[key];
}

/** @internal */
export function onAbort(signal: AbortSignal, listener: AbortListener): void {
  (sourceOf(signal) ?? new Source(signal)).add(listener);
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
