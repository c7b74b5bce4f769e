import type { OpenWait, TaskLane, Timeline } from './model.ts';

/** What a run's trace says went wrong. */
export interface Findings {
  /** Tasks that wait for each other, in a ring: each for what the next one holds or is. */
  readonly cycle: readonly OpenWait[];
  /** What is waited for and never came, outside a ring. */
  readonly stuck: readonly OpenWait[];
  /** Tasks that had not ended when the program did. */
  readonly unfinished: readonly TaskLane[];
  /** Tasks that finished without anybody ever waiting for them. */
  readonly unawaited: readonly TaskLane[];
  /** Tasks that failed while nobody waited for them. */
  readonly unretrieved: readonly TaskLane[];
}

/** A longer ring helps nobody, and rows can be forged. */
const MAX_RING = 500;
const GATHERS = /^(?:gather|wait|waitFor|asCompleted|TaskGroup|shield)\b/;

export function findings(timeline: Timeline, deadlock: boolean): Findings {
  const cycle = deadlock ? ring(timeline.open) : [];
  const inRing = new Set(cycle.map(({ task }) => task));
  const unawaited = timeline.tasks.filter((lane) => isTask(lane) && !isAwaited(lane, timeline));
  const ended = (lane: TaskLane): boolean => lane.id === 0 || lane.outcome !== undefined;
  return {
    cycle,
    stuck: deadlock ? timeline.open.filter(({ task }) => !inRing.has(task)) : [],
    unfinished: deadlock ? [] : timeline.tasks.filter((lane) => !ended(lane)),
    unawaited: unawaited.filter(({ outcome }) => outcome === 'finished'),
    unretrieved: unawaited.filter(({ outcome }) => outcome === 'failed'),
  };
}

function isTask({ id, thread }: TaskLane): boolean {
  return id !== 0 && thread?.main !== id;
}

function isAwaited({ id, parent }: TaskLane, { rows, tasks }: Timeline): boolean {
  const names = new Map(tasks.map((lane) => [lane.id, lane.name]));
  return rows.some(
    ({ type, task, resource, holder }) =>
      (((type === 'wait' && resource === names.get(id)) || type === 'pause') && holder === id) ||
      (type === 'wait' && task === (parent ?? 0) && GATHERS.test(resource ?? '')),
  );
}

/** The first ring among the waits, from its first task round to it again. */
export function ring(open: readonly OpenWait[]): OpenWait[] {
  const waits = new Map<number, OpenWait[]>();
  for (const wait of open) waits.set(wait.task, [...(waits.get(wait.task) ?? []), wait]);
  const done = new Set<number>();
  for (const start of waits.keys()) {
    const path: OpenWait[] = [];
    const found = search(start, path, waits, done);
    if (found !== undefined) return found;
  }
  return [];
}

function search(
  task: number,
  path: OpenWait[],
  waits: ReadonlyMap<number, readonly OpenWait[]>,
  done: Set<number>,
): OpenWait[] | undefined {
  const at = path.findIndex((wait) => wait.task === task);
  if (at !== -1) return path.slice(at);
  if (done.has(task) || path.length > MAX_RING) return undefined;
  for (const wait of waits.get(task) ?? []) {
    path.push(wait);
    for (const holder of wait.holders) {
      const found = search(holder, path, waits, done);
      if (found !== undefined) return found;
    }
    path.pop();
  }
  done.add(task);
  return undefined;
}
