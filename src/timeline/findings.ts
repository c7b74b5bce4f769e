import type { OpenWait, TaskLane, Timeline } from './model.ts';

/** What a run's trace says went wrong. */
export interface Findings {
  /** Tasks that wait for each other, in a ring: each for what the next one holds or is. */
  readonly cycle: readonly OpenWait[];
  /** What is waited for and never came, outside a ring. */
  readonly stuck: readonly OpenWait[];
  /** Tasks that had not ended when the program did. */
  readonly unfinished: readonly TaskLane[];
  /** Tasks that finished without anybody ever waiting for them or asking for their results. */
  readonly unawaited: readonly TaskLane[];
  /** Tasks that failed without anybody ever getting their errors. */
  readonly unretrieved: readonly TaskLane[];
}

/** A longer ring helps nobody, and rows can be forged. */
const MAX_RING = 500;

export function findings(timeline: Timeline, deadlock: boolean): Findings {
  // Where the program ended by itself its own code waits for nothing, whatever it gave up waiting for.
  const waits = deadlock ? timeline.open : timeline.open.filter(({ task }) => task !== 0);
  const cycle = ring(waits);
  const inRing = new Set(cycle.map(({ task }) => task));
  const { awaited, retrieved } = wantedOf(timeline);
  const own = timeline.tasks.filter((lane) => isTask(lane) && !lane.isJob);
  // A pool's threads are there until the program's end.
  const ended = (lane: TaskLane): boolean => !isTask(lane) || lane.outcome !== undefined;
  return {
    cycle,
    stuck: deadlock ? timeline.open.filter(({ task }) => !inRing.has(task)) : [],
    unfinished: deadlock ? [] : timeline.tasks.filter((lane) => !ended(lane)),
    unawaited: own.filter(({ id, outcome }) => outcome === 'finished' && !awaited.has(id)),
    unretrieved: own.filter(({ id, outcome }) => outcome === 'failed' && !retrieved.has(id)),
  };
}

function isTask({ id, thread }: TaskLane): boolean {
  return id !== 0 && thread?.main !== id;
}

/** The tasks that somebody waited for, alone or with others, and those whose ends somebody knows. */
function wantedOf({ rows, tasks, later }: Timeline) {
  const names = new Map(tasks.map((lane) => [lane.id, lane.name]));
  const awaited = new Set(later?.awaited);
  const retrieved = new Set<number>();
  for (const { type, task, resource, holder, awaited: parts = [] } of rows) {
    if (type === 'retrieve') {
      awaited.add(task);
      retrieved.add(task);
    } else if (type === 'pause' || type === 'wait') {
      const isOfTask = holder !== undefined && (type === 'pause' || resource === names.get(holder));
      if (isOfTask) awaited.add(holder);
      for (const part of parts) awaited.add(part);
    }
  }
  return { awaited, retrieved };
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
