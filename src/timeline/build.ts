import type { Totals } from '../live/totals.ts';
import type { TraceRow } from '../live/trace.ts';
import { Causes } from './causes.ts';
import { type LaterPart, laterPart } from './later.ts';
import type { Arrow, OpenWait, ResourceLane, Segment, TaskLane, Timeline, Usage } from './model.ts';
import { Resources } from './resources.ts';
import { TaskHistory } from './task-history.ts';
import { type Thread, threadsOf } from './threads.ts';

/** Whoever goes on so soon after an `await` only gave others a turn. */
const SETTLED_MS = 2;
/** Events that are only a turn of the thread. */
const TURNS = new Set(['pause', 'continue']);

/**
 * Reads a run's trace in one pass.
 *
 * @param totals - What is known of the events after the rows.
 */
export function buildTimeline(rows: readonly TraceRow[], totals?: Totals): Timeline {
  const all = totals === undefined ? rows : [...rows, ...totals.lasting];
  const later = totals === undefined ? undefined : laterPart(totals, rows.length);
  const reading = new Reading(all, later);
  all.forEach((row, index) => {
    if (index === later?.at) reading.pass(later);
    reading.take(row, index);
  });
  if (later?.at === all.length) reading.pass(later);
  return reading.finish();
}

/** Events that are told when nothing of the reader's program is on the stack. */
const OF_WAITS = new Set(['wait', 'resume', 'acquire', 'put', 'get']);

class Reading {
  readonly #rows: TraceRow[];
  readonly #later: LaterPart | undefined;
  readonly #threads: ReadonlyMap<number, Thread>;
  readonly #tasks = new Map<number, TaskHistory>();
  readonly #resources = new Resources();
  readonly #arrows: Arrow[] = [];
  readonly #causes = new Causes();
  readonly #spawns = new Map<number, number>();
  readonly #ends = new Map<number, number>();
  readonly #steps: number[] = [];
  /** The threads that tell when a task leaves them. */
  readonly #followed: ReadonlySet<string | undefined>;

  constructor(rows: readonly TraceRow[], later: LaterPart | undefined) {
    this.#rows = [...rows];
    this.#later = later;
    this.#threads = threadsOf(rows);
    const turns = rows.filter(({ type }) => TURNS.has(type));
    this.#followed = new Set(turns.map(({ thread: name }) => name));
  }

  take(told: TraceRow, index: number): void {
    const history = this.#historyOf(told, index);
    const row = withLine(told, history);
    this.#rows[index] = row;
    const { type, task } = row;
    if (!TURNS.has(type) && type !== 'retrieve') this.#steps.push(index);
    switch (type) {
      case 'spawn':
        this.#spawns.set(task, index);
        break;
      case 'start':
        this.#arrow('spawn', this.#spawns.get(task), index, row.by, task);
        break;
      case 'cancel':
        if (row.by !== undefined && row.by !== task)
          this.#arrow('cancel', index, index, row.by, task);
        break;
      case 'done':
        this.#ends.set(task, index);
        break;
      case 'resume':
        this.#answer(row, index, history);
        break;
    }
    this.#causes.take(row, index, history.waitFor(row.resource) !== undefined);
    const promise = type === 'pause' ? undefined : history.promise;
    history.take(row, index, this.#resources);
    // Known only now: most awaits of promises that are settled already are not worth a step.
    const isOver = type === 'continue' || type === 'done';
    if (promise !== undefined && isOver) this.#promise(promise, row.time, history);
    this.#resources.take(row, index);
  }

  /** Many events have been, of which only what lasts is told. */
  pass(later: LaterPart): void {
    // What ended the waits that are over now is not known.
    this.#causes.clear();
    for (const { id, items } of later.resources) {
      if (typeof id === 'string') this.#resources.pass(id, items, later.at);
    }
  }

  finish(): Timeline {
    const end = this.#rows.length;
    const open: OpenWait[] = [];
    for (const history of this.#tasks.values()) {
      if (history.promise !== undefined) this.#steps.push(history.promise.from);
      history.close(end);
      open.push(...history.open(this.#resources, (task) => !this.#ends.has(task)));
    }
    this.#resources.close(end);
    const resources = this.#resources.lanes();
    return {
      rows: this.#rows,
      later: this.#later,
      steps: this.#steps.toSorted((a, b) => a - b),
      tasks: inOrder([...this.#tasks.values()].map(({ lane }) => lane)),
      resources,
      arrows: this.#arrows,
      open,
      nameOf: (task) => this.#nameOf(task),
      usageAt: usagesOf(this.#rows, resources),
    };
  }

  #nameOf(task: number): string {
    const name = this.#tasks.get(task)?.lane.name ?? (task === 0 ? 'main' : `Task ${task}`);
    const thread = this.#threads.get(task);
    return thread === undefined || thread.main === task ? name : `${thread.name} / ${name}`;
  }

  #historyOf({ type, task, taskName, resource, by }: TraceRow, index: number): TaskHistory {
    const known = this.#tasks.get(task);
    if (known !== undefined) return known;
    const thread = this.#threads.get(task);
    const main = thread?.main ?? 0;
    const isJob = type === 'spawn' && resource !== undefined;
    // A job is its worker's, if one has begun it.
    const isBy = type === 'spawn' && by !== task && !(isJob && thread !== undefined);
    const parent = isBy ? by : task === main ? undefined : main;
    // Whoever is first seen later than its spawn, such as the code outside all tasks, runs.
    const runs = type !== 'spawn';
    const followed = this.#followed.has(thread?.name);
    const history = new TaskHistory(
      { id: task, name: taskName, parent, thread, isJob },
      index,
      runs,
      followed,
    );
    this.#tasks.set(task, history);
    return history;
  }

  #promise(segment: Segment, time: number, history: TaskHistory): void {
    const began = this.#rows[segment.from]?.time ?? 0;
    if (time - began < SETTLED_MS) history.settledAlready(segment);
    else this.#steps.push(segment.from);
  }

  #answer(row: TraceRow, index: number, history: TaskHistory): void {
    const { task, resource, holder } = row;
    const wait = history.waitFor(resource);
    if (wait === undefined) return;
    const awaited = holder ?? wait.awaited;
    const ended = awaited === undefined ? undefined : this.#ends.get(awaited);
    const cause = ended ?? this.#causes.of(row, wait.from);
    if (cause === undefined || cause < wait.from) return;
    const { type, task: by } = this.#rows[cause] as TraceRow;
    this.#arrow(type, cause, index, by, task);
  }

  #arrow(
    kind: Arrow['kind'],
    from: number | undefined,
    to: number,
    fromTask: number | undefined,
    toTask: number,
  ): void {
    if (from === undefined) return;
    // A start says who runs now; only the spawn says who asked.
    const by = kind === 'spawn' ? this.#rows[from]?.by : fromTask;
    if (by === undefined || by === toTask) return;
    this.#arrows.push({ kind, from, to, fromTask: by, toTask });
  }
}

function withLine(row: TraceRow, history: TaskHistory): TraceRow {
  if (row.line !== undefined || !OF_WAITS.has(row.type)) return row;
  return { ...row, line: history.lineOf(row.resource) };
}

function usagesOf(
  rows: readonly TraceRow[],
  resources: readonly ResourceLane[],
): Timeline['usageAt'] {
  const lanes = new Map<string | undefined, ReadonlyMap<number, Usage>>();
  for (const { name, usages } of resources) {
    lanes.set(name, new Map(usages.map((usage) => [usage.from, usage])));
  }
  return (index) => {
    const lane = lanes.get(rows[index]?.resource);
    return lane && (lane.get(index) ?? { waiting: 0, length: 0 });
  };
}

/** Depth first, each level in the order of spawning. */
function inOrder(lanes: readonly TaskLane[]): TaskLane[] {
  const known = new Set(lanes.map(({ id }) => id));
  const children = new Map<number | undefined, TaskLane[]>();
  for (const lane of lanes) {
    const parent = lane.parent !== undefined && known.has(lane.parent) ? lane.parent : undefined;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [lane]);
    else siblings.push(lane);
  }
  const ordered: TaskLane[] = [];
  const stack = (children.get(undefined) ?? []).toReversed();
  // Rows can be forged, so a lane may be its own ancestor: those come last.
  const seen = new Set<TaskLane>();
  const place = (lane: TaskLane, depth: number): void => {
    seen.add(lane);
    lane.depth = depth;
    ordered.push(lane);
    for (const child of (children.get(lane.id) ?? []).toReversed()) stack.push(child);
  };
  const depthOf = new Map<number, number>();
  for (let lane = stack.pop(); lane !== undefined; lane = stack.pop()) {
    if (seen.has(lane)) continue;
    const depth = lane.parent === undefined ? 0 : (depthOf.get(lane.parent) ?? -1) + 1;
    depthOf.set(lane.id, depth);
    place(lane, depth);
  }
  for (const lane of lanes) if (!seen.has(lane)) ordered.push(lane);
  return ordered;
}
