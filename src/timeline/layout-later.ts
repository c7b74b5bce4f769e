import type { LaterLane, LaterPart } from './later.ts';
import type { Timeline } from './model.ts';
import type { Shapes } from './shapes.ts';

const MIN_WIDTH = 240;
const BUCKET = 2;

/** Where the part of a picture is that stands for events of which there are only totals. */
export interface LaterPlace {
  readonly x: number;
  readonly width: number;
  readonly buckets: number;
  /** What each lane of the picture stands for there, by its number. */
  readonly lanes: ReadonlyMap<number, readonly LaterLane[]>;
}

export function widthOfLater(later: LaterPart | undefined, zoom: number): number {
  return later === undefined ? 0 : Math.max(MIN_WIDTH, later.until.length * BUCKET) * zoom;
}

/** Draws in each lane how many events it had in each stretch of time, next to the busiest. */
export function drawLater(
  { x, width, buckets, lanes }: LaterPlace,
  y: (lane: number) => number,
  shapes: Shapes,
): void {
  const heights = [...lanes].map(([lane, of]) => [lane, sums(of, buckets)] as const);
  const most = Math.max(1, ...heights.flatMap(([, busy]) => busy));
  const wide = width / buckets;
  for (const [lane, busy] of heights) {
    busy.forEach((count, bucket) => {
      if (count > 0) shapes.column(x + bucket * wide, wide, y(lane), count / most);
    });
  }
}

/**
 * The parts of a stretch of a lane of which it is known what it was like, from where to where.
 *
 * @param x - Where an event is.
 */
export function knownParts(
  { rows, later }: Timeline,
  place: LaterPlace | undefined,
  { from, to }: { readonly from: number; readonly to: number },
  x: (index: number) => number,
): readonly (readonly [from: number, to: number])[] {
  if (later === undefined || place === undefined || to < later.at) return [[x(from), x(to)]];
  const parts: [number, number][] = [];
  if (from < later.at) parts.push([x(from), place.x]);
  // The rows after it are only those that last, so only what is still so at the end is known.
  const after = from <= later.at ? place.x + place.width : x(from);
  if (to === rows.length && later.complete) parts.push([after, x(to)]);
  return parts;
}

function sums(lanes: readonly LaterLane[], buckets: number): number[] {
  return Array.from({ length: buckets }, (_, bucket) =>
    lanes.reduce((sum, { busy }) => sum + (busy[bucket] ?? 0), 0),
  );
}
