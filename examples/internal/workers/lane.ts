import type { TraceEvent } from '../../trace/event.ts';
import { reporter } from '../report.ts';
import { threadRow } from '../shared/registry.ts';
import type { FromWorker } from './messages.ts';

/** A thread in the trace, where it is a task. @internal */
export interface Lane {
  /** Tells what happened in the thread. */
  relay(message: FromWorker & { readonly type: 'trace' }): void;
  /** Tells that it waits for a task that it has asked for; the returned function, that it goes on. */
  asks(task: object, name: string): () => void;
  /** Tells that it will not say so itself. */
  lost(): void;
}

/** Tells that a thread is made, if anybody wants to know. @internal */
export function laneOf(run: { readonly ident: number; readonly subject?: object }) {
  if (reporter === undefined) return undefined;
  const { ident, subject = run } = run;
  const name = threadRow(ident)?.name ?? `Thread-${ident}`;
  const lane = reporter.report('spawn', subject, name);
  let isOver = false;
  return {
    relay({ rows, origin }): void {
      isOver ||= rows.some(isEnd);
      reporter?.relay(rows, name, lane, origin - performance.timeOrigin);
    },
    asks(task, name) {
      reporter?.report('wait', task, name, undefined, lane);
      return () => void reporter?.report('resume', task, name, undefined, lane);
    },
    lost(): void {
      if (isOver) return;
      reporter?.report('done', subject, name, undefined, undefined, undefined, 'failed');
    },
  } satisfies Lane;
}

function isEnd({ type, task, thread }: TraceEvent): boolean {
  return type === 'done' && task === 0 && thread === undefined;
}
