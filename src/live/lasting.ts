import type { LastingRow, Totals } from './totals.ts';
import type { TraceRow } from './trace.ts';

/** Tasks that ended and that nobody has waited for yet: more of them are not remembered. */
const MAX_FORGOTTEN = 500;
const GATHERS = /^(?:gather|wait|waitFor|asCompleted|TaskGroup|shield)\b/;

/** Whether who waits for this waits for tasks through it. */
export function isGathering(resource: string | undefined): boolean {
  return resource !== undefined && GATHERS.test(resource);
}

/** One that has no number is of those that the page knows. */
type Row = TraceRow | LastingRow;

interface Known {
  readonly name: string;
  /** Whether the page has seen it. */
  readonly shown: boolean;
  readonly spawn: LastingRow | undefined;
  turn: LastingRow | undefined;
  woken: LastingRow | undefined;
  cancel: LastingRow | undefined;
  /** The ends of waits that the page saw begin. */
  resumes: LastingRow[];
  waits: Row[];
  retrieve: LastingRow | undefined;
  end: LastingRow | undefined;
  over: boolean;
  failed: boolean;
  awaited: boolean;
  /** Whether somebody knows its error, or will. */
  retrieved: boolean;
}

/**
 * Finds those events, of any number, that still matter at the end: a wait that is not over, a lock
 * that is still held, how a task ended. Whatever was undone later is left out, so a picture of the
 * first events and of these ends as one of all events does.
 */
export class Lasting {
  readonly #tasks = new Map<number, Known>();
  readonly #holds = new Map<string, Row[]>();
  /** Rows that nothing can undo. */
  readonly #final: LastingRow[] = [];
  readonly #awaited: number[] = [];
  readonly #keeps: (task: number) => boolean;
  #forgotten = 0;

  /** @param keeps - Whether a task's beginning and end are always worth knowing. */
  constructor(keeps: (task: number) => boolean) {
    this.#keeps = keeps;
    this.#tasks.set(0, known('main', true));
  }

  take(row: Row): void {
    const { type, task, resource, holder, awaited = [] } = row;
    const later = 'number' in row ? row : undefined;
    if (type === 'retrieve') {
      this.#retrieve(task, later);
      return;
    }
    const of = this.#tasks.get(task) ?? this.#meet(row, later);
    switch (type) {
      case 'start':
      case 'pause':
      case 'continue':
        of.turn = later;
        of.woken = undefined;
        if (type === 'pause' && holder !== undefined) this.await(holder);
        break;
      case 'wait':
        of.waits.push(row);
        if (holder !== undefined && this.#tasks.get(holder)?.name === resource) this.await(holder);
        for (const part of awaited) this.await(part);
        break;
      case 'resume':
        resume(of, row, later);
        break;
      case 'cancel':
        of.cancel ??= later;
        break;
      case 'acquire':
        this.#acquire(row);
        break;
      case 'release':
        this.#release(row, later);
        break;
      case 'done':
        of.over = true;
        of.failed = row.outcome === 'failed';
        of.end = later;
        // What it waited for would still seem wanted otherwise.
        this.#final.push(...of.resumes);
        of.waits = [];
        of.resumes = [];
        of.turn = of.woken = of.cancel = undefined;
        if (!this.#settle(task, of) && !of.shown) this.#forget(task);
        break;
    }
  }

  /** @param limit - How many rows there may be: some of them would tell of another end. */
  lasting(limit: number): Pick<Totals, 'lasting' | 'awaited' | 'complete'> {
    const rows: (Row | undefined)[] = [];
    for (const [task, of] of [...this.#tasks]) {
      if (of.over && this.#settle(task, of)) continue;
      rows.push(of.spawn, of.turn, of.woken, of.cancel, of.retrieve, of.end, ...of.resumes);
      for (const wait of of.waits) rows.push(this.#ofNow(wait));
    }
    rows.push(...this.#final, ...[...this.#holds.values()].flat());
    const later = rows.filter((row): row is LastingRow => row !== undefined && 'number' in row);
    const awaited = [...this.#awaited];
    for (const [task, of] of this.#tasks) if (of.awaited) awaited.push(task);
    const complete = later.length <= limit;
    return complete
      ? { lasting: later.sort((a, b) => a.number - b.number), awaited, complete }
      : { lasting: [], awaited: [], complete };
  }

  #meet({ type, task, taskName, resource }: TraceRow, later: LastingRow | undefined): Known {
    // Whoever is first seen doing something else may have undone that at the end.
    const spawn = type === 'spawn' ? later : undefined;
    const of = known(taskName, later === undefined, spawn);
    // A pool's job: its result goes to whoever asked, and nobody waits for itself.
    of.awaited = of.retrieved = type === 'spawn' && resource !== undefined;
    this.#tasks.set(task, of);
    return of;
  }

  /** Somebody waits, or has waited, for the task. */
  await(task: number): void {
    const of = this.#tasks.get(task);
    if (of === undefined) return;
    of.awaited = true;
    if (of.over) this.#settle(task, of);
  }

  // One that is not remembered is not met again: tasks are retrieved after they have ended.
  #retrieve(task: number, later: LastingRow | undefined): void {
    const of = this.#tasks.get(task);
    if (of === undefined) return;
    of.retrieve ??= later;
    of.retrieved = true;
    this.await(task);
  }

  /** Forgets a task that is over, if nothing that comes can change what is said of it. */
  #settle(task: number, of: Known): boolean {
    if (!(of.failed ? of.retrieved : of.awaited)) return false;
    if (of.shown || this.#keeps(task)) {
      this.#final.push(...[of.spawn, of.retrieve, of.end].filter((row) => row !== undefined));
      this.#awaited.push(task);
    }
    this.#tasks.delete(task);
    return true;
  }

  #forget(task: number): void {
    if (this.#keeps(task)) return;
    this.#forgotten += 1;
    if (this.#forgotten <= MAX_FORGOTTEN) return;
    this.#tasks.delete(task);
  }

  #acquire(row: Row): void {
    const holds = this.#holds.get(row.resource ?? '');
    if (holds === undefined) this.#holds.set(row.resource ?? '', [row]);
    else holds.push(row);
  }

  #release({ task, holder = task, resource = '' }: Row, later: LastingRow | undefined): void {
    const holds = this.#holds.get(resource);
    if (holds === undefined) return;
    const at = holds.findIndex((hold) => hold.task === holder);
    const [hold] = holds.splice(Math.max(0, at), 1);
    if (holds.length === 0) this.#holds.delete(resource);
    if (later !== undefined && hold !== undefined && !('number' in hold)) this.#final.push(later);
  }

  // Who held it when the wait began may not be who holds it now: then no row says that it did.
  #ofNow(wait: Row): Row {
    const holds = this.#holds.get(wait.resource ?? '');
    const holder = holds?.find(({ task }) => task === wait.holder);
    const isTold =
      holds === undefined || (holder !== undefined && numberOf(holder) < numberOf(wait));
    return isTold ? wait : { ...wait, holder: undefined };
  }
}

function resume(of: Known, { resource }: TraceRow, later: LastingRow | undefined): void {
  const at = of.waits.findIndex((wait) => wait.resource === resource);
  if (at === -1) return;
  const [wait] = of.waits.splice(at, 1);
  if (later === undefined) return;
  if (wait !== undefined && 'number' in wait) of.woken = later;
  else of.resumes.push(later);
}

function numberOf(row: Row): number {
  return 'number' in row ? row.number : -1;
}

function known(name: string, shown: boolean, spawn?: LastingRow): Known {
  return {
    name,
    shown,
    spawn,
    turn: undefined,
    woken: undefined,
    cancel: undefined,
    resumes: [],
    waits: [],
    retrieve: undefined,
    end: undefined,
    over: false,
    failed: false,
    awaited: false,
    retrieved: false,
  };
}
