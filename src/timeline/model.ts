import type { TraceRow } from '../live/trace.ts';
import type { LaterPart } from './later.ts';
import type { Thread } from './threads.ts';

export type State = 'ready' | 'running' | 'waiting' | 'sleeping';
export type Outcome = NonNullable<TraceRow['outcome']>;

/** A stretch of a task's life; it begins and ends at events, by their index. */
export interface Segment {
  state: State;
  readonly from: number;
  to: number;
  /** What it waits for; undefined for a plain promise. */
  readonly resource: string | undefined;
  /** The tasks that held it when the wait began, or the task that is awaited. */
  holders: readonly number[];
  /** Whether the task was asked to end. */
  readonly cancelling: boolean;
  readonly line: number | undefined;
}

export interface TaskLane {
  readonly id: number;
  readonly name: string;
  readonly parent: number | undefined;
  depth: number;
  /** The thread or process that it belongs to; undefined for the main one. */
  readonly thread: Thread | undefined;
  readonly segments: Segment[];
  outcome: Outcome | undefined;
  /** Whether it is a job of a pool: its result goes to whoever asked, and nobody waits for itself. */
  readonly isJob: boolean;
}

/** What a resource was like from one event to another. */
export interface Usage {
  readonly from: number;
  to: number;
  readonly holders: readonly number[];
  readonly waiting: number;
  /** Items in a queue. */
  readonly length: number;
}

export interface ResourceLane {
  readonly name: string;
  readonly usages: Usage[];
}

/** Who made what happen: a start by its spawn, the end of a wait by a release, a put … */
export interface Arrow {
  readonly kind: TraceRow['type'];
  readonly from: number;
  readonly to: number;
  readonly fromTask: number;
  readonly toTask: number;
}

/** A wait that is not over. */
export interface OpenWait {
  readonly task: number;
  readonly resource: string;
  readonly holders: readonly number[];
}

export interface Timeline {
  readonly rows: readonly TraceRow[];
  /** What there is between two of the rows, if the run had more events than are known one by one. */
  readonly later: LaterPart | undefined;
  /** The events worth stepping through, by their index: the thread's turns alone are not. */
  readonly steps: readonly number[];
  /** Each under the task that made it. */
  readonly tasks: readonly TaskLane[];
  readonly resources: readonly ResourceLane[];
  readonly arrows: readonly Arrow[];
  readonly open: readonly OpenWait[];
  readonly nameOf: (task: number) => string;
  /** What a resource is like from an event of it on, by the event's index; undefined where there is none. */
  readonly usageAt: (index: number) => Pick<Usage, 'waiting' | 'length'> | undefined;
}
