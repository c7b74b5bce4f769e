import type { LastingRow } from '../live/totals.ts';
import type { TraceRow } from '../live/trace.ts';
import { type Moment, stepBefore } from './moment.ts';
import type { Timeline } from './model.ts';

/** Where one can stand in a timeline: at an event, or in a stretch of time of which there are totals. */
export type Stop =
  | { readonly event: number; readonly bucket?: undefined }
  | { readonly bucket: number; readonly event?: undefined };

/** The stops of a timeline, in their order. */
export class Stops {
  readonly length: number;
  /** How many of them are of totals. */
  readonly buckets: number;
  readonly #timeline: Timeline;
  /** Steps that come before the totals. */
  readonly #before: readonly number[];

  constructor(timeline: Timeline) {
    const { steps, later } = timeline;
    this.#timeline = timeline;
    this.#before = later === undefined ? steps : steps.filter((index) => index < later.at);
    this.buckets = later?.until.length ?? 0;
    this.length = steps.length + this.buckets;
  }

  at(stop: number): Stop | undefined {
    const bucket = stop - this.#before.length;
    if (bucket >= 0 && bucket < this.buckets) return { bucket };
    const event = this.#timeline.steps[bucket < 0 ? stop : stop - this.buckets];
    return event === undefined ? undefined : { event };
  }

  /** How many of the steps come before the totals. */
  get stepsBefore(): number {
    return this.#before.length;
  }

  ofStep(step: number): number {
    return step < this.#before.length ? step : step + this.buckets;
  }

  ofBucket(bucket: number): number {
    return this.#before.length + Math.max(0, Math.min(this.buckets - 1, bucket));
  }

  /** The stop that a line belongs to that was printed after so many events. */
  beforeLine(after: number): number | undefined {
    const { later } = this.#timeline;
    if (later === undefined || after <= later.at) return stepBefore(this.#before, after);
    const bucket = later.until.findIndex((until) => until >= after);
    return this.ofBucket(bucket === -1 ? this.buckets : bucket);
  }

  /** Which of a run's events a stop stands for. */
  momentOf(stop: number): Moment | undefined {
    const { rows, later } = this.#timeline;
    const now = this.at(stop);
    if (now === undefined) return undefined;
    if (now.bucket !== undefined) {
      const { until = [], at = 0 } = later ?? {};
      return { event: until[now.bucket - 1] ?? at, next: until[now.bucket] ?? at };
    }
    const { event } = now;
    const next = this.at(stop + 1);
    const row = rows[event];
    return {
      event: numberOf(row, event),
      next:
        next === undefined
          ? (later?.until.at(-1) ?? rows.length)
          : next.bucket === undefined
            ? numberOf(rows[next.event], next.event)
            : (later?.at ?? rows.length),
      line: row?.line,
    };
  }
}

function numberOf(row: TraceRow | LastingRow | undefined, index: number): number {
  return row !== undefined && 'number' in row ? row.number : index;
}
