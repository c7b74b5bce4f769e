import {
  forgetAbort,
  onAbort,
  openSource,
  sourceOf,
  type AbortListener,
  type Source,
} from './abort.ts';
import { context } from './context.ts';

/**
 * A signal of one's own inside another: made when it is first asked for, aborted with the outer one
 * or by its owner, and followed without native listeners.
 *
 * @internal
 */
export class Scope implements AbortListener {
  source: Source | undefined = undefined;
  before: AbortListener | undefined = undefined;
  after: AbortListener | undefined = undefined;
  aborted = false;
  reason: unknown = undefined;
  readonly outer: AbortSignal | undefined;
  #controller: AbortController | undefined = undefined;
  #own: Source | undefined = undefined;

  constructor(outer: AbortSignal | undefined) {
    this.outer = outer;
  }

  /** Follows the outer signal from now on. */
  open(): void {
    if (this.outer === undefined) return;
    if (this.outer.aborted) this.abort(this.outer.reason);
    else onAbort(this.outer, this);
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      const { signal } = this.#controller;
      this.#own = openSource(signal, this.#owner());
      if (this.aborted) this.#controller.abort(this.reason);
    }
    return this.#controller.signal;
  }

  handleEvent(): void {
    this.abort(this.outer?.reason);
  }

  abort(reason: unknown): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    this.close();
    this.#controller?.abort(reason);
    this.#own?.handleEvent();
  }

  /** Follows the outer signal no longer. */
  close(): void {
    if (this.outer !== undefined) forgetAbort(this.outer, this);
  }

  // Whose waits they are, for the trace.
  #owner(): object {
    const outer = this.outer === undefined ? undefined : sourceOf(this.outer);
    return outer?.owner ?? context.current() ?? this;
  }
}
