import type { Layout } from './layout.ts';
import type { Stops } from './stops.ts';

/** A stop, and the lane that is meant if it is not all of them. */
export interface Place {
  readonly stop: number;
  readonly lane?: number | undefined;
}

/** Where a place is in the picture. */
export function pointOf(
  { pointOf: ofEvent, later, lanes }: Layout,
  stops: Stops,
  { stop, lane }: Place,
): { readonly x: number; readonly y: number | undefined } | undefined {
  const at = stops.at(stop);
  if (at?.bucket === undefined) return at && ofEvent(at.event);
  const { x = 0, width = 0 } = later ?? {};
  return {
    x: x + ((at.bucket + 0.5) * width) / stops.buckets,
    y: lane === undefined ? undefined : lanes[lane]?.y,
  };
}

/** The place that is nearest to a point of the picture. */
export function placeAt(
  { later, laneAt, stepAt }: Layout,
  stops: Stops,
  x: number,
  y: number,
): Place {
  if (later === undefined || x < later.x || x >= later.x + later.width) {
    return { stop: stops.ofStep(stepAt(x, y)) };
  }
  const bucket = Math.floor(((x - later.x) / later.width) * stops.buckets);
  const lane = laneAt(y);
  return { stop: stops.ofBucket(bucket), lane: later.lanes.has(lane) ? lane : undefined };
}
