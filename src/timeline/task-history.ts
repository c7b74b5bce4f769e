import type { TraceRow } from '../live/trace.ts';
import type { OpenWait, Segment, TaskLane } from './model.ts';
import type { Resources } from './resources.ts';
import { isSleep } from './sleep.ts';

interface Wait {
  readonly resource: string;
  readonly from: number;
  /** The awaited task, if that is what it waits for. */
  readonly awaited: number | undefined;
  /** The tasks among what it waits for, if that is several things or one through another. */
  readonly parts: readonly number[] | undefined;
  readonly holders: readonly number[];
  readonly line: number | undefined;
}

/** Turns what one task did into the stretches of its lane. */
export class TaskHistory {
  readonly lane: TaskLane;
  readonly #waits: Wait[] = [];
  /** Whether the trace says when it leaves the thread, and not only what the library saw. */
  readonly #followed: boolean;
  #running: boolean;
  #woken = false;
  #cancelling = false;
  #ended = false;
  #pause: TraceRow | undefined;

  constructor(
    lane: Pick<TaskLane, 'id' | 'name' | 'parent' | 'thread' | 'isJob'>,
    index: number,
    running: boolean,
    followed: boolean,
  ) {
    this.lane = { ...lane, depth: 0, segments: [], outcome: undefined };
    this.#running = running;
    this.#followed = followed;
    this.#show(index);
  }

  /** Where it waits now, if that is for what the library knows nothing of. */
  get promise(): Segment | undefined {
    const last = this.lane.segments.at(-1);
    const waits = last?.to === -1 && last.state === 'waiting' && last.resource === undefined;
    return waits ? last : undefined;
  }

  settledAlready(segment: Segment): void {
    segment.state = 'ready';
    segment.holders = [];
  }

  waitFor(resource: string | undefined): Wait | undefined {
    return this.#waits.find((wait) => wait.resource === resource);
  }

  /** Where in the program it waits: what it gets there is told of no line. */
  lineOf(resource: string | undefined): number | undefined {
    if (this.#running) return undefined;
    return this.waitFor(resource)?.line ?? this.#pause?.line;
  }

  /** @param lives - Whether a task has not ended. */
  open(resources: Resources, lives: (task: number) => boolean): OpenWait[] {
    if (this.#ended) return [];
    return this.#waits.map(({ resource, awaited, parts }) => ({
      task: this.lane.id,
      resource,
      holders:
        parts?.filter(lives) ?? (awaited === undefined ? resources.holdersOf(resource) : [awaited]),
    }));
  }

  take(row: TraceRow, index: number, resources: Resources): void {
    const { type, resource = '' } = row;
    switch (type) {
      case 'start':
        this.#running = true;
        break;
      case 'pause':
        this.#running = this.#woken = false;
        this.#pause = row;
        break;
      case 'continue':
        this.#running = true;
        break;
      case 'wait':
        this.#begin(row, index, resource, resources);
        break;
      case 'resume':
        this.#resume(resource);
        break;
      case 'cancel':
        this.#cancelling = true;
        break;
      case 'done':
        this.#ended = true;
        this.lane.outcome = row.outcome ?? 'finished';
        this.close(index);
        return;
    }
    if (!this.#ended) this.#show(index);
  }

  close(index: number): void {
    const last = this.lane.segments.at(-1);
    if (last !== undefined && last.to === -1) last.to = index;
  }

  #begin(
    { holder, awaited, line }: TraceRow,
    index: number,
    resource: string,
    resources: Resources,
  ): void {
    const held = resources.holdersOf(resource);
    const isHeld = holder === undefined || held.includes(holder) || resources.has(resource);
    this.#waits.push({
      resource,
      from: index,
      awaited: isHeld ? undefined : holder,
      parts: awaited,
      holders: held.length > 0 ? held : holder === undefined ? [] : [holder],
      line,
    });
    // Whoever is not followed through its awaits waits from here on.
    if (!this.#followed) this.#running = false;
  }

  #resume(resource: string): void {
    const at = this.#waits.findIndex((wait) => wait.resource === resource);
    if (at !== -1) this.#waits.splice(at, 1);
    if (this.#waits.length > 0) return;
    if (this.#followed) this.#woken = true;
    else this.#running = true;
  }

  #show(index: number): void {
    const next = this.#now(index);
    const last = this.lane.segments.at(-1);
    if (last?.to === -1) {
      if (
        last.state === next.state &&
        last.resource === next.resource &&
        last.cancelling === next.cancelling
      ) {
        // Of two awaits with nothing known between them, the second is the one that lasts.
        last.holders = next.holders;
        return;
      }
      if (last.from === index) this.lane.segments.pop();
      else last.to = index;
    }
    this.lane.segments.push(next);
  }

  #now(from: number): Segment {
    const common = { from, to: -1, cancelling: this.#cancelling };
    const idle = { ...common, resource: undefined, holders: [], line: undefined };
    if (this.#running) return { ...idle, state: 'running' };
    const wait = this.#waits.at(-1);
    if (wait !== undefined) {
      const { resource, awaited, holders, line } = wait;
      const state = isSleep(resource, awaited) ? 'sleeping' : 'waiting';
      return { ...common, state, resource, holders, line: line ?? this.#pause?.line };
    }
    if (this.#pause?.resource === undefined || this.#woken) return { ...idle, state: 'ready' };
    const { holder, line } = this.#pause;
    return { ...idle, state: 'waiting', holders: holder === undefined ? [] : [holder], line };
  }
}
