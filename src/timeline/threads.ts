import type { TraceRow } from '../live/trace.ts';

export type ThreadKind = 'thread' | 'process';

/** A thread or a process other than the program's first. */
export interface Thread {
  readonly name: string;
  /** The task that its own code is. */
  readonly main: number;
  readonly kind: ThreadKind;
}

const PROCESS = /process|poolworker/i;

/** The thread of each task that is not of the program's first one. */
export function threadsOf(rows: readonly TraceRow[]): ReadonlyMap<number, Thread> {
  const threads = new Map<number, Thread>();
  // Two threads may have one name: a task is of the one that spoke last.
  const latest = new Map<string, Thread>();
  for (const { thread: name, task, taskName } of rows) {
    if (name === undefined) continue;
    if (threads.has(task)) {
      latest.set(name, threads.get(task) as Thread);
      continue;
    }
    let thread = latest.get(name);
    if (thread === undefined || (taskName === name && thread.main !== task)) {
      const main = taskName === name ? task : mainOf(rows, name);
      thread = { name, main, kind: PROCESS.test(name) ? 'process' : 'thread' };
      latest.set(name, thread);
      threads.set(main, thread);
    }
    threads.set(task, thread);
  }
  threads.delete(0);
  return threads;
}

/** A thread is a task of the one that made it, by its own name. */
function mainOf(rows: readonly TraceRow[], name: string): number {
  return rows.find(({ type, taskName }) => type === 'spawn' && taskName === name)?.task ?? 0;
}
