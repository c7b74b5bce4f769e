import type { LaterLane } from './later.ts';
import type { ResourceLane, TaskLane, Timeline } from './model.ts';
import type { ThreadKind } from './threads.ts';

const INDENT = 12;
const MAX_LANES = 150;

export interface LaneName {
  readonly name: string;
  readonly indent: number;
  readonly kind: 'task' | 'resource' | 'others' | ThreadKind;
}

/** What the lanes of a picture are, from the top. */
export interface Lanes {
  readonly names: readonly LaneName[];
  readonly tasks: readonly TaskLane[];
  readonly resources: readonly ResourceLane[];
  /** The number of the lane of the first resource. */
  readonly firstResource: number;
  /** The totals that a lane stands for, by its number. */
  readonly totals: ReadonlyMap<number, readonly LaterLane[]>;
  readonly hidden: number;
}

/** @param others - The name of a lane for totals that have no lane of their own. */
export function lanesOf(timeline: Timeline, others: string): Lanes {
  const { later } = timeline;
  const tasks = timeline.tasks.slice(0, MAX_LANES);
  const resources = timeline.resources.slice(0, MAX_LANES);
  const names: LaneName[] = tasks.map(({ id, name, depth, thread }) => ({
    name,
    indent: Math.min(depth, 4) * INDENT,
    kind: thread?.main === id ? thread.kind : 'task',
  }));
  const totals = new Map<number, LaterLane[]>();
  const place = (
    all: readonly LaterLane[] = [],
    first: number,
    drawn: readonly unknown[],
  ): void => {
    const lanes = new Map(drawn.map((id, lane) => [id, first + lane]));
    for (const one of all) {
      const lane = (one.id === undefined ? undefined : lanes.get(one.id)) ?? names.length;
      const before = totals.get(lane);
      if (before === undefined) totals.set(lane, [one]);
      else before.push(one);
    }
    if (totals.has(names.length)) names.push({ name: others, indent: 0, kind: 'others' });
  };
  place(
    later?.tasks,
    0,
    tasks.map(({ id }) => id),
  );
  const firstResource = names.length;
  names.push(...resources.map(({ name }) => ({ name, indent: 0, kind: 'resource' as const })));
  place(
    later?.resources,
    firstResource,
    resources.map(({ name }) => name),
  );
  const hidden =
    timeline.tasks.length - tasks.length + timeline.resources.length - resources.length;
  return { names, tasks, resources, firstResource, totals, hidden };
}
