import type { LaneTotals, Totals } from './totals.ts';
import type { TraceRow, TraceRowType } from './trace.ts';

/** However long a run is, its later events are counted in so many stretches of time at most. */
export const MAX_BUCKETS = 200;
/** Tasks and resources that are counted each for itself; all others are counted together. */
export const MAX_TASK_LANES = 60;
export const MAX_RESOURCE_LANES = 30;

/** Events that only what has a lane of its own among the resources has. */
const OF_RESOURCES: ReadonlySet<TraceRowType> = new Set<TraceRowType>([
  'acquire',
  'release',
  'put',
  'get',
  'notify',
  'set',
]);

type Id = LaneTotals['id'];

class Lane {
  readonly id: Id;
  readonly name: string;
  readonly counts = new Map<TraceRowType, Uint32Array<ArrayBuffer>>();

  constructor(id: Id, name: string) {
    this.id = id;
    this.name = name;
  }

  count(type: TraceRowType, bucket: number, times = 1): void {
    let buckets = this.counts.get(type);
    if (buckets === undefined) {
      buckets = new Uint32Array(MAX_BUCKETS);
      this.counts.set(type, buckets);
    }
    // One that does not exist, since the program has its own idea of time, is ignored.
    buckets[bucket] = (buckets[bucket] ?? 0) + times;
  }

  /** Makes one bucket of each two. */
  widen(): void {
    for (const buckets of this.counts.values()) {
      for (let at = 0; at < MAX_BUCKETS; at += 1) {
        buckets[at] = (buckets[2 * at] ?? 0) + (buckets[2 * at + 1] ?? 0);
      }
    }
  }

  totals(buckets: number): LaneTotals {
    const { id, name } = this;
    const counts = new Map([...this.counts].map(([type, all]) => [type, all.slice(0, buckets)]));
    return { id, name, counts };
  }
}

/** Counts events by lane, kind and time, in a memory that does not grow with their number. */
export class Tally {
  readonly #tasks = new Map<number, Lane>();
  readonly #resources = new Map<string, Lane>();
  #otherTasks: Lane | undefined;
  #otherResources: Lane | undefined;
  #from: number | undefined;
  #bucketMs = 1;
  #buckets = 0;

  /** Whether the task is counted for itself. */
  has(task: number): boolean {
    return this.#tasks.has(task);
  }

  take({ type, time, task, taskName, resource }: TraceRow): void {
    const bucket = this.#bucketOf(time);
    this.#laneOf(task, taskName).count(type, bucket);
    if (resource !== undefined) this.#resourceOf(type, resource)?.count(type, bucket);
  }

  /** Takes in what another has counted. */
  absorb({ from, bucketMs, tasks, resources }: Totals): void {
    const add = (lane: Lane | undefined, { counts }: LaneTotals): void => {
      for (const [type, buckets] of counts) {
        buckets.forEach((times, bucket) => {
          if (times > 0) lane?.count(type, this.#bucketOf(from + bucket * bucketMs), times);
        });
      }
    };
    this.#from ??= from;
    while (this.#bucketMs < bucketMs) this.#widen();
    for (const lane of tasks) {
      const { id, name } = lane;
      add(typeof id === 'number' ? this.#laneOf(id, name) : this.#others('tasks'), lane);
    }
    for (const lane of resources) {
      const { id } = lane;
      add(typeof id === 'string' ? this.#resourceOf('set', id) : this.#others('resources'), lane);
    }
  }

  totals(): Pick<Totals, 'from' | 'bucketMs' | 'buckets' | 'tasks' | 'resources'> {
    const lanes = (known: Iterable<Lane>, others: Lane | undefined): LaneTotals[] =>
      [...known, ...(others === undefined ? [] : [others])].map((lane) =>
        lane.totals(this.#buckets),
      );
    return {
      from: this.#from ?? 0,
      bucketMs: this.#bucketMs,
      buckets: this.#buckets,
      tasks: lanes(this.#tasks.values(), this.#otherTasks),
      resources: lanes(this.#resources.values(), this.#otherResources),
    };
  }

  #laneOf(task: number, name: string): Lane {
    const known = this.#tasks.get(task);
    if (known !== undefined) return known;
    if (this.#tasks.size >= MAX_TASK_LANES) {
      return this.#others('tasks');
    }
    const lane = new Lane(task, name);
    this.#tasks.set(task, lane);
    return lane;
  }

  #resourceOf(type: TraceRowType, name: string): Lane | undefined {
    const known = this.#resources.get(name);
    if (known !== undefined || !OF_RESOURCES.has(type)) return known;
    if (this.#resources.size >= MAX_RESOURCE_LANES) {
      return this.#others('resources');
    }
    const lane = new Lane(name, name);
    this.#resources.set(name, lane);
    return lane;
  }

  #others(of: 'tasks' | 'resources'): Lane {
    return of === 'tasks'
      ? (this.#otherTasks ??= new Lane(undefined, ''))
      : (this.#otherResources ??= new Lane(undefined, ''));
  }

  #bucketOf(time: number): number {
    this.#from ??= time;
    let bucket = Math.max(0, Math.floor((time - this.#from) / this.#bucketMs));
    while (bucket >= MAX_BUCKETS) {
      this.#widen();
      bucket = Math.floor((time - this.#from) / this.#bucketMs);
    }
    if (bucket >= this.#buckets) this.#buckets = bucket + 1;
    return bucket;
  }

  #widen(): void {
    for (const lane of this.#tasks.values()) lane.widen();
    for (const lane of this.#resources.values()) lane.widen();
    this.#otherTasks?.widen();
    this.#otherResources?.widen();
    this.#bucketMs *= 2;
    this.#buckets = Math.ceil(this.#buckets / 2);
  }
}
