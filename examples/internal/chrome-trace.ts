import type { ChromeTraceEvent } from '../trace/chrome-trace-event.ts';
import type { TraceEvent } from '../trace/event.ts';

interface Open {
  readonly since: number;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

interface OpenWait extends Open {
  readonly key: string;
  /** When the last of those ended that had begun before: spans of a lane may not overlap in part. */
  overlapped: number;
}

const pid = 1;

/** Turns events into entries of a trace file, one pass over them all. @internal */
export class ChromeTraceWriter {
  readonly entries: ChromeTraceEvent[] = [];
  readonly #lives = new Map<number, Open>();
  /** Of each task, in the order in which they began: some may be for the same. */
  readonly #waits = new Map<number, OpenWait[]>();
  /** The tasks that hold each resource, the first one first. */
  readonly #holds = new Map<string, number[]>();
  /** Tasks of which nothing is known yet but that they made others. */
  readonly #unnamed = new Set<number>();
  /** Where a pool's jobs are drawn: a worker has one at a time, so they need no lanes of their own. */
  readonly #lanes = new Map<number, number>();
  #last = 0;

  write(events: Iterable<TraceEvent>): void {
    for (const event of events) this.#take(event);
    for (const [task, waits] of this.#waits) {
      for (const { key } of [...waits]) this.#endWait(key, task, 'not over');
    }
    for (const [resource, tasks] of this.#holds) {
      for (const task of [...tasks]) this.#release(resource, task);
    }
    for (const task of this.#lives.keys()) this.#endLife(task, 'not ended');
  }

  #take(event: TraceEvent): void {
    const { type, task, taskName, resource, by, holder } = event;
    // Nothing that a lane shows: it may be told long after the task's end.
    if (type === 'retrieve') return;
    this.#last = event.time * 1000;
    const isJob = type === 'spawn' && resource !== undefined;
    if (isJob || (type === 'start' && this.#lanes.has(task))) this.#lanes.set(task, by ?? 0);
    if (type === 'spawn') this.#meet(by ?? 0);
    if (this.#unnamed.delete(task)) this.#name(task, taskName);
    else if (!isJob && !this.#lives.has(task)) this.#beginLife(task, taskName, by);
    const key = `${task} ${resource}`;
    switch (type) {
      case 'spawn':
        this.#add({ name: 'spawn', cat: 'spawn', ph: 's', tid: by ?? 0, id: `spawn ${task}` });
        break;
      case 'start':
        this.#add({
          name: 'spawn',
          cat: 'spawn',
          ph: 'f',
          tid: task,
          id: `spawn ${task}`,
          bp: 'e',
        });
        break;
      case 'wait':
        this.#beginWait(key, task, `wait ${resource}`, holder);
        break;
      case 'resume':
        this.#endWait(key, task, 'over');
        break;
      case 'done':
        this.#endLife(task, event.outcome ?? 'finished');
        break;
      default:
        this.#instant(event);
    }
    if (type === 'acquire') this.#hold(resource ?? '', task);
    if (type === 'release') this.#release(resource ?? '', holder ?? task);
  }

  #instant({ type, task, resource, by }: TraceEvent): void {
    const name = resource === undefined ? type : `${type} ${resource}`;
    this.#add({ name, cat: 'event', ph: 'i', tid: task, s: 't', args: { by } });
  }

  /** An arrow that leaves a lane before anything is on it is not drawn. */
  #meet(task: number): void {
    if (this.#lives.has(task)) return;
    if (task !== 0) this.#unnamed.add(task);
    this.#beginLife(task, task === 0 ? 'main' : `Task ${task}`, undefined);
  }

  #name(task: number, name: string): void {
    const life = this.#lives.get(task);
    if (life !== undefined) this.#lives.set(task, { ...life, name });
    this.#add({ name: 'thread_name', cat: 'lane', ph: 'M', tid: task, args: { name } });
  }

  #beginLife(task: number, name: string, by: number | undefined): void {
    this.#lives.set(task, { since: this.#last, name, args: { by } });
    if (this.#lanes.has(task)) return;
    this.#add({ name: 'thread_name', cat: 'lane', ph: 'M', tid: task, args: { name } });
    this.#add({
      name: 'thread_sort_index',
      cat: 'lane',
      ph: 'M',
      tid: task,
      args: { sort_index: task },
    });
  }

  #endLife(task: number, outcome: string): void {
    const life = this.#lives.get(task);
    if (life !== undefined) this.#span(life, 'task', task, { ...life.args, outcome });
    this.#lives.delete(task);
  }

  #beginWait(key: string, task: number, name: string, holder: number | undefined): void {
    const wait = { key, since: this.#last, overlapped: this.#last, name, args: { holder } };
    const waits = this.#waits.get(task);
    if (waits === undefined) this.#waits.set(task, [wait]);
    else waits.push(wait);
  }

  #endWait(key: string, task: number, end: string): void {
    const waits = this.#waits.get(task) ?? [];
    const at = waits.findIndex((wait) => wait.key === key);
    const wait = waits[at];
    if (wait === undefined) return;
    waits.splice(at, 1);
    const { since, overlapped } = wait;
    const began = overlapped > since ? { since } : {};
    this.#span({ ...wait, since: overlapped }, 'wait', task, { ...wait.args, ...began, end });
    for (const other of waits) if (other.since > since) other.overlapped = this.#last;
  }

  #hold(resource: string, task: number): void {
    const holders = this.#holds.get(resource);
    if (holders === undefined) this.#holds.set(resource, [task]);
    else holders.push(task);
    this.#add({
      name: resource,
      cat: 'hold',
      ph: 'b',
      tid: task,
      id: `${resource} ${task}`,
      args: { task },
    });
  }

  // Whoever releases need not be who acquired.
  #release(resource: string, task: number): void {
    const holders = this.#holds.get(resource) ?? [];
    const [holder] = holders.splice(Math.max(0, holders.indexOf(task)), 1);
    if (holder === undefined) return;
    this.#add({ name: resource, cat: 'hold', ph: 'e', tid: holder, id: `${resource} ${holder}` });
  }

  #span({ since, name }: Open, cat: string, task: number, args: Record<string, unknown>): void {
    const tid = this.#lanes.get(task) ?? task;
    this.entries.push({ name, cat, ph: 'X', ts: since, dur: this.#last - since, pid, tid, args });
  }

  #add(entry: Omit<ChromeTraceEvent, 'ts' | 'pid'>): void {
    const tid = this.#lanes.get(entry.tid) ?? entry.tid;
    this.entries.push({ ...entry, ts: this.#last, pid, tid });
  }
}
