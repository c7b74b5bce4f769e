import type { ChromeTraceEvent } from '../trace/chrome-trace-event.ts';
import type { TraceEvent } from '../trace/event.ts';

interface Open {
  readonly since: number;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

const pid = 1;

/** Turns events into entries of a trace file, one pass over them all. @internal */
export class ChromeTraceWriter {
  readonly entries: ChromeTraceEvent[] = [];
  readonly #lives = new Map<number, Open>();
  readonly #waits = new Map<string, Open & { readonly task: number }>();
  readonly #holds = new Map<string, number>();
  /** Where a pool's jobs are drawn: a worker has one at a time, so they need no lanes of their own. */
  readonly #lanes = new Map<number, number>();
  #last = 0;

  write(events: Iterable<TraceEvent>): void {
    for (const event of events) this.#take(event);
    for (const [key, { task }] of this.#waits) this.#endWait(key, task, 'not over');
    for (const task of this.#lives.keys()) this.#endLife(task, 'not ended');
  }

  #take(event: TraceEvent): void {
    const { type, task, taskName, resource, by, holder } = event;
    this.#last = event.time * 1000;
    const isJob = type === 'spawn' && resource !== undefined;
    if (isJob || (type === 'start' && this.#lanes.has(task))) this.#lanes.set(task, by ?? 0);
    if (!isJob && !this.#lives.has(task)) this.#beginLife(task, taskName, by);
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
        this.#waits.set(key, {
          since: this.#last,
          name: `wait ${resource}`,
          args: { holder },
          task,
        });
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
    if (type === 'release') this.#release(resource ?? '', task);
  }

  #instant({ type, task, resource, by }: TraceEvent): void {
    const name = resource === undefined ? type : `${type} ${resource}`;
    this.#add({ name, cat: 'event', ph: 'i', tid: task, s: 't', args: { by } });
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

  #endWait(key: string, task: number, end: string): void {
    const wait = this.#waits.get(key);
    if (wait !== undefined) this.#span(wait, 'wait', task, { ...wait.args, end });
    this.#waits.delete(key);
  }

  // A semaphore has many holders at once, so the tasks are counted too.
  #hold(resource: string, task: number): void {
    const held = (this.#holds.get(resource) ?? 0) + 1;
    this.#holds.set(resource, held);
    this.#add({
      name: resource,
      cat: 'hold',
      ph: 'b',
      tid: task,
      id: `${resource} ${task}`,
      args: { task },
    });
  }

  #release(resource: string, task: number): void {
    const held = this.#holds.get(resource) ?? 0;
    if (held === 0) return;
    this.#holds.set(resource, held - 1);
    this.#add({ name: resource, cat: 'hold', ph: 'e', tid: task, id: `${resource} ${task}` });
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
