import type { TraceEvent } from '../trace/event.ts';
import { sourceOf } from './abort.ts';
import { context } from './context.ts';
import { LABEL, type Reporter, type ReportType, type Waiting } from './report.ts';

const ofTasks = new Set(['spawn', 'start', 'cancel', 'done']);
/** What anybody may do with what another task holds. */
const ofAnybody = new Set(['release', 'notify']);

/** Turns reports into events for the subscribers. @internal */
export class Tracer implements Reporter {
  readonly listeners = new Set<(event: TraceEvent) => void>();
  readonly #taskIds = new WeakMap<object, number>();
  readonly #taskNames = new Map<number, string>([[0, 'main']]);
  readonly #callers = new WeakMap<object, number>();
  readonly #resources = new WeakMap<object, string>();
  /** What there is to wait for in what is waited for. */
  readonly #parts = new WeakMap<object, Iterable<object>>();
  readonly #counts = new Map<string, number>();
  /** The ids here of the tasks of other threads, by the thread's own. */
  readonly #lanes = new Map<number, Map<number, number>>();
  /** For whom the library acts, and who seems to run meanwhile. */
  #acting: { readonly task: number; readonly running: object | undefined } | undefined;
  #tasks = 0;

  report(
    type: ReportType,
    subject: object,
    kind: string,
    signal?: AbortSignal,
    attributed?: number,
    holder?: number,
    outcome?: string,
  ): number {
    const aboutTask = ofTasks.has(type);
    const current = this.#current();
    const task = aboutTask
      ? this.#idOf(subject, kind)
      : ((ofAnybody.has(type) ? (current ?? attributed) : (attributed ?? current)) ??
        this.#ownerOf(signal) ??
        0);
    const event: TraceEvent = {
      type,
      time: performance.now(),
      task,
      taskName: this.#taskNames.get(task) ?? `Task ${task}`,
      resource: aboutTask ? undefined : this.#nameOf(subject, kind),
      holder:
        holder ??
        (type === 'wait'
          ? this.#taskIds.get(subject)
          : type === 'release'
            ? attributed
            : undefined),
      by: aboutTask ? (current ?? 0) : undefined,
      outcome: outcome as TraceEvent['outcome'],
    };
    const awaited = type === 'wait' ? this.#tasksIn(subject) : undefined;
    this.#tellAll(awaited === undefined ? event : { ...event, awaited });
    return task;
  }

  submitted(job: object, name: string, pool: object, kind: string): number {
    const task = this.#idOf(job, name);
    this.#tellAll({
      type: 'spawn',
      time: performance.now(),
      task,
      taskName: name,
      resource: this.#nameOf(pool, kind),
      holder: undefined,
      by: this.#current() ?? 0,
      outcome: undefined,
    });
    return task;
  }

  retrieved(future: object): void {
    const task = this.#taskIds.get(future);
    if (task === undefined) return;
    this.#tellAll({
      type: 'retrieve',
      time: performance.now(),
      task,
      taskName: this.#taskNames.get(task) ?? `Task ${task}`,
      resource: undefined,
      holder: undefined,
      by: undefined,
      outcome: undefined,
    });
  }

  consists(whole: object, parts: Iterable<object>): void {
    this.#parts.set(whole, parts);
  }

  known(task: object, id: number, name: string): void {
    this.#taskIds.set(task, id);
    this.#taskNames.set(id, name);
  }

  wait(caller: Waiting, task: number | undefined): void {
    const { list, signal } = caller;
    const { holder } = list as { holder?: { task: number | undefined } };
    const id = this.report('wait', list.subject, list.kind, signal, task, holder?.task);
    this.#callers.set(caller, id);
  }

  resume(caller: Waiting): void {
    const { list, signal } = caller;
    this.report('resume', list.subject, list.kind, signal, this.taskOf(caller));
  }

  relay(rows: readonly TraceEvent[], thread: string, lane: number, delay: number): void {
    let ids = this.#lanes.get(lane);
    if (ids === undefined) this.#lanes.set(lane, (ids = new Map([[0, lane]])));
    const idOf = (there: number): number => {
      if (there < 0) return -there;
      let id = ids.get(there);
      if (id === undefined) ids.set(there, (id = this.#tasks += 1));
      return id;
    };
    for (const row of rows) {
      this.#tellAll({
        ...row,
        time: row.time + delay,
        task: idOf(row.task),
        taskName: row.task === 0 ? thread : row.taskName,
        holder: row.holder === undefined ? undefined : idOf(row.holder),
        by: row.by === undefined ? undefined : idOf(row.by),
        ...(row.awaited !== undefined && { awaited: row.awaited.map(idOf) }),
        thread: row.thread ?? thread,
      });
    }
  }

  caller(signal: AbortSignal | undefined): number {
    return this.#current() ?? this.#ownerOf(signal) ?? 0;
  }

  as<T>(task: number, body: () => T): T {
    const before = this.#acting;
    this.#acting = { task, running: context.current() };
    try {
      return body();
    } finally {
      this.#acting = before;
    }
  }

  taskOf(caller: object): number | undefined {
    return this.#callers.get(caller);
  }

  #current(): number | undefined {
    const running = context.current();
    // A task that the body runs at once speaks for itself.
    const acting = this.#acting;
    if (acting !== undefined && acting.running === running) return acting.task;
    return running === undefined ? undefined : this.#idOf(running, 'Task');
  }

  #idOf(task: object, name: string): number {
    let id = this.#taskIds.get(task);
    if (id === undefined) {
      id = this.#tasks += 1;
      this.#taskIds.set(task, id);
      this.#taskNames.set(id, name);
    }
    return id;
  }

  // A part may have parts of its own, and two of them the same ones.
  #tasksIn(whole: object): number[] | undefined {
    const parts = this.#parts.get(whole);
    if (parts === undefined) return undefined;
    const seen = new Set<object>(parts);
    const ids: number[] = [];
    for (const part of seen) {
      const id = this.#taskIds.get(part);
      if (id === undefined) for (const inner of this.#parts.get(part) ?? []) seen.add(inner);
      else ids.push(id);
    }
    return ids.length === 0 ? undefined : ids;
  }

  #ownerOf(signal: AbortSignal | undefined): number | undefined {
    const owner = signal === undefined ? undefined : sourceOf(signal)?.owner;
    return owner === undefined ? undefined : this.#taskIds.get(owner);
  }

  #nameOf(resource: object, kind: string): string {
    if (kind.startsWith('sleep')) return kind;
    if (LABEL in resource) return (resource as { [LABEL](): string })[LABEL]();
    const task = this.#taskIds.get(resource);
    if (task !== undefined) return this.#taskNames.get(task) ?? kind;
    let name = this.#resources.get(resource);
    if (name === undefined) {
      const count = (this.#counts.get(kind) ?? 0) + 1;
      this.#counts.set(kind, count);
      name = `${kind}-${count}`;
      this.#resources.set(resource, name);
    }
    return name;
  }

  #tellAll(event: TraceEvent): void {
    for (const listener of this.listeners) this.#tell(listener, event);
  }

  // A subscriber that throws must not break the program it looks at.
  #tell(listener: (event: TraceEvent) => void, event: TraceEvent): void {
    try {
      listener(event);
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }
}
