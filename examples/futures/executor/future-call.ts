import { Job, type Task } from '../../internal/pool/job.ts';
import type { CallKind } from '../../internal/pool/messages.ts';
import { attach, begin, Future, isNotified } from '../future/future.ts';

/** A call whose result is a future. @internal */
export class FutureCall<T> extends Job {
  readonly future = new Future<T>();

  constructor(task: Task, kind: CallKind, input: readonly unknown[]) {
    super(task, kind, input);
    attach(this.future as Future<never>, this);
  }

  override cancel(): void {
    this.future.cancel();
    this.isDropped();
  }

  isDropped(): boolean {
    const { future } = this;
    if (!future.cancelled()) return false;
    // Who waits for a set of futures learns of it now, as in Python.
    if (!isNotified(future)) future.setRunningOrNotifyCancel();
    return true;
  }

  start(): void {
    begin(this.future as Future<never>);
  }

  succeed(value: unknown): void {
    this.future.setResult(value as T);
  }

  fail(error: unknown): void {
    this.future.setException(error);
  }
}
