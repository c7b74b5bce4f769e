import { CancelledError, KeyboardInterrupt } from '../asyncio/errors.ts';
import { settlementOf } from '../asyncio/future/future.ts';
import { ExceptionGroup } from '../asyncio/task-group/exception-group.ts';
import type { Task } from '../asyncio/task/task.ts';
import { defer, resolver } from './deferred.ts';
import { overtaking } from './overtaken.ts';
import { reporter } from './report.ts';
import { Scope } from './scope.ts';
import type { Observer, Settlement } from './settlement.ts';

/** A task of a group; a list through them costs less than a Set. */
class Child implements Observer {
  readonly task: Task<unknown>;
  readonly children: Children;
  previous: Child | undefined;
  next: Child | undefined = undefined;

  constructor(task: Task<unknown>, children: Children, previous: Child | undefined) {
    this.task = task;
    this.children = children;
    this.previous = previous;
  }

  settled(settlement: Settlement<unknown>): void {
    this.children.leave(this);
    this.children.ended(settlement);
  }
}

/**
 * The tasks of a group, and how it ends.
 *
 * ```
 * open ── a failure, an abort, cancel() ──► stopping ── the body and the last task end ──► over
 *   └──────────────── the body and the last task end ──────────────────────────────────────▲
 * ```
 *
 * @internal
 */
export class Children extends Scope {
  #first: Child | undefined = undefined;
  #last: Child | undefined = undefined;
  #isBodyOver = false;
  #isEndedEarly = false;
  // A Set: who awaits a task that fails throws the same error, and it counts once.
  readonly #errors = new Set<unknown>();
  #bodyError: { readonly error: unknown } | undefined = undefined;
  #interruption: { readonly error: unknown } | undefined = undefined;
  #interrupt: KeyboardInterrupt | undefined = undefined;
  #onEmpty: (() => void) | undefined = undefined;
  // Whose group it is, for the trace.
  readonly #owner = reporter?.caller(this.outer);

  /** Refuses a new task when the group takes none. */
  demandOpen(): void {
    if (this.#isBodyOver && this.#first === undefined) {
      throw new Error('Create tasks before the group ends: it is finished');
    }
    if (this.aborted) throw new Error('Create tasks before the group ends: it is shutting down');
  }

  add(task: Task<unknown>): void {
    const settlement = settlementOf(task);
    if (settlement.done) {
      this.ended(settlement);
      return;
    }
    const child = new Child(task, this, this.#last);
    if (this.#last === undefined) this.#first = child;
    else this.#last.next = child;
    this.#last = child;
    settlement.observe(child);
  }

  override abort(reason: unknown): void {
    if (this.aborted) return;
    super.abort(reason);
    for (let child = this.#first; child !== undefined; child = child.next) child.task.cancel();
  }

  /** Ends the group early, without an error. */
  cancel(): void {
    this.#isEndedEarly = true;
    this.abort(new CancelledError('The group was cancelled'));
  }

  leave({ previous, next }: Child): void {
    if (previous === undefined) this.#first = next;
    else previous.next = next;
    if (next === undefined) this.#last = previous;
    else next.previous = previous;
    if (this.#first === undefined && this.#onEmpty !== undefined) {
      if (reporter !== undefined) this.#report('resume');
      this.#onEmpty();
    }
  }

  ended(settlement: Settlement<unknown>): void {
    if (reporter !== undefined) settlement.retrieve();
    if (settlement.state !== 'failed') return;
    const error = settlement.retrieve();
    if (this.#isOurAbort(error)) return;
    this.#errors.add(error);
    if (error instanceof KeyboardInterrupt) this.#interrupt ??= error;
    this.#stop(new CancelledError('Another task of the group failed'));
  }

  bodyFailed(error: unknown): void {
    if (error instanceof CancelledError || this.#isOurAbort(error)) {
      if (!this.#isEndedEarly) this.#interruption = { error };
      this.#stop(error);
      return;
    }
    this.#bodyError = { error };
    if (error instanceof KeyboardInterrupt) this.#interrupt ??= error;
    this.#stop(new CancelledError('The body of the group failed'));
  }

  /** Waits for the last task, if there is one. */
  join(): Promise<unknown> | undefined {
    this.#isBodyOver = true;
    if (this.#first === undefined) return undefined;
    if (reporter !== undefined) {
      reporter.consists(this, this.#tasks());
      this.#report('wait');
    }
    const empty = defer<unknown>();
    this.#onEmpty = resolver() as () => void;
    return empty;
  }

  /** Throws what the group ends with, if not with a result. */
  conclude(): void {
    this.close();
    if (this.#interrupt !== undefined) throw this.#interrupt;
    if (this.#bodyError !== undefined) this.#errors.add(this.#bodyError.error);
    if (this.#errors.size > 0) {
      throw new ExceptionGroup('unhandled errors in a TaskGroup', this.#errors);
    }
    if (this.outer?.aborted === true) throw this.outer.reason;
    if (this.#interruption !== undefined) throw this.#interruption.error;
  }

  // Nobody's code runs now: it is the group's owner who stops the others.
  #stop(reason: unknown): void {
    if (reporter === undefined || this.#owner === undefined) this.abort(reason);
    else reporter.as(this.#owner, () => this.abort(reason));
  }

  #tasks(): Task<unknown>[] {
    const tasks: Task<unknown>[] = [];
    for (let child = this.#first; child !== undefined; child = child.next) tasks.push(child.task);
    return tasks;
  }

  #report(type: 'wait' | 'resume'): void {
    reporter?.report(type, this, 'TaskGroup', this.outer, this.#owner);
  }

  // Node's own APIs reject with an AbortError whose cause is the signal's reason.
  #isOurAbort(error: unknown): boolean {
    if (!this.aborted) return false;
    if (overtaking(error) === this.reason) return true;
    const { name, cause } = (error ?? {}) as { name?: unknown; cause?: unknown };
    return name === 'AbortError' && cause === this.reason;
  }
}
