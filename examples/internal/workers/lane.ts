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
  /** Tells its end, unless it has said so itself. */
  ended(outcome: NonNullable<TraceEvent['outcome']>): void;
}

/** Tells that a thread is made, if anybody wants to know. @internal */
export function threadLane(run: { readonly ident: number; readonly subject?: object }) {
  if (reporter === undefined) return undefined;
  const { ident, subject = run } = run;
  return laneOf(subject, threadRow(ident)?.name ?? `Thread-${ident}`);
}

/** The same of any worker. @internal */
export function laneOf(subject: object, name: string): Lane | undefined {
  if (reporter === undefined) return undefined;
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
    ended(outcome): void {
      if (isOver) return;
      isOver = true;
      const row: TraceEvent = {
        type: 'done',
        time: performance.now(),
        task: 0,
        taskName: name,
        resource: undefined,
        holder: undefined,
        by: undefined,
        outcome,
      };
      // As its own words, so that it is a thread also where it never got to any.
      reporter?.relay([row], name, lane, 0);
    },
  };
}

function isEnd({ type, task, thread }: TraceEvent): boolean {
  return type === 'done' && task === 0 && thread === undefined;
}
