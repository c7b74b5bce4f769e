import { CUT, axisOf } from './axis.ts';
import { type LaneName, lanesOf } from './layout-lanes.ts';
import { type LaterPlace, drawLater, knownParts, widthOfLater } from './layout-later.ts';
import type { Arrow, OpenWait, Segment, Timeline, Usage } from './model.ts';
import { Shapes } from './shapes.ts';

const LANE = 26;
const BAR = 16;
const TOP = 22;
const CHARACTER = 6.6;
const MAX_LABEL = 170;
const MIN_STEP = 15;
/** With more events than this a step may become narrower than a pixel. */
const MAX_WIDTH = 16_000;
const MAX_TEXTS = 400;
const MAX_ARROWS = 2000;

export interface LaneLabel {
  readonly y: number;
  readonly x: number;
  readonly text: string;
  readonly kind: LaneName['kind'];
}

export interface Text {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly lanes: readonly LaneLabel[];
  /** One path for all shapes of the same look, in a stretch of the picture. */
  readonly paths: readonly { readonly look: string; readonly d: string }[];
  readonly texts: readonly Text[];
  /** The part that stands for events of which there are only totals. */
  readonly later: LaterPlace | undefined;
  readonly gaps: readonly { readonly x: number; readonly width: number; readonly ms: number }[];
  /** Lanes and arrows that are not drawn, and how many events share a pixel, if several do. */
  readonly hiddenLanes: number;
  readonly hiddenArrows: number;
  readonly eventsPerPixel: number;
  /** Where an event is; its lane too, if that is drawn. */
  readonly pointOf: (index: number) => { readonly x: number; readonly y: number | undefined };
  readonly laneAt: (y: number) => number;
  /** The step nearest to a point of the picture. */
  readonly stepAt: (x: number, y: number) => number;
}

/** What a stretch of a resource's lane says. */
export type UsageText = (usage: Usage) => string;

/**
 * @param width - Of the place that the picture should fill, if it has the events for it.
 * @param zoom - 1 fits or is legible, whichever is wider.
 * @param ring - The waits of a deadlock, drawn at the end from each task to the one it waits for.
 * @param others - The name of a lane for what has no lane of its own.
 */
export function layOut(
  timeline: Timeline,
  width: number,
  zoom: number,
  textOf: (segment: Segment) => string,
  textOfUsage: UsageText,
  ring: readonly OpenWait[] = [],
  others = '',
): Layout {
  const { rows, steps, later } = timeline;
  const axis = axisOf(rows, later?.at);
  const { names, tasks, resources, firstResource, totals, hidden } = lanesOf(timeline, others);
  const longest = Math.max(0, ...names.map(({ name, indent }) => widthOf(name) + indent));
  const left = Math.min(MAX_LABEL, longest) + 16;
  const legible = Math.min(MIN_STEP, MAX_WIDTH / axis.length);
  const room = width - left - 8 - widthOfLater(later, 1);
  const step = Math.min(60, Math.max(room / axis.length, legible)) * zoom;
  const place = later && {
    x: round(left + ((axis.at[later.at - 1] ?? 0) + CUT) * step),
    width: widthOfLater(later, zoom),
    buckets: later.until.length,
    lanes: totals,
  };
  const x = (index: number): number => {
    const before = later && index >= later.at ? widthOfLater(later, zoom) : 0;
    return round(left + (axis.at[index] ?? 0) * step + before);
  };
  const y = (lane: number): number => TOP + lane * LANE + LANE / 2;

  const laneAt = (py: number): number => Math.floor((py - TOP) / LANE);

  const shapes = new Shapes(BAR);
  const texts: Text[] = [];
  const write = (from: number, to: number, lane: number, text: string): void => {
    const fits = Math.floor((to - from - 6) / CHARACTER);
    if (fits < 3 || texts.length >= MAX_TEXTS || text === '') return;
    texts.push({ x: from + 4, y: y(lane), text: shorten(text, fits) });
  };
  const laneOf = new Map(tasks.map(({ id }, lane) => [id, lane]));
  tasks.forEach(({ segments, outcome }, lane) => {
    for (const segment of segments) {
      const look = segment.cancelling ? `${segment.state} cancelling` : segment.state;
      for (const [from, to] of knownParts(timeline, place, segment, x)) {
        shapes.bar(look, from, to, y(lane));
        write(from, to, lane, textOf(segment));
      }
    }
    const end = segments.at(-1)?.to;
    if (outcome !== undefined && end !== undefined) shapes.end(outcome, x(end), y(lane));
  });
  resources.forEach(({ usages }, index) => {
    const lane = firstResource + index;
    for (const usage of usages) {
      for (const [from, to] of knownParts(timeline, place, usage, x)) {
        shapes.bar(usage.waiting > 0 ? 'wanted' : 'held', from, to, y(lane));
        write(from, to, lane, textOfUsage(usage));
      }
    }
  });
  for (const index of steps) {
    const lane = laneOf.get(rows[index]?.task ?? -1);
    if (lane !== undefined) shapes.dot(x(index), y(lane));
  }
  if (place) drawLater(place, y, shapes);
  const arrows = timeline.arrows.slice(0, MAX_ARROWS);
  for (const { kind, from, to, fromTask, toTask } of arrows) {
    const [start, end] = [laneOf.get(fromTask), laneOf.get(toTask)];
    if (start === undefined || end === undefined) continue;
    shapes.arrow(look(kind), x(from), y(start), x(to), y(end));
  }
  const ringTasks = new Set(ring.map(({ task }) => task));
  ring.forEach(({ task, holders }, turn) => {
    const held = holders.find((holder) => ringTasks.has(holder));
    const [from, to] = [laneOf.get(task), laneOf.get(held ?? -1)];
    if (from === undefined || to === undefined) return;
    const end = x(rows.length) - 6 - turn * 9;
    shapes.arrow('ring', end, y(from), end, y(to));
  });

  return {
    width: Math.ceil(left + axis.length * step + (place?.width ?? 0) + 8),
    height: TOP + names.length * LANE + 6,
    left,
    lanes: names.map(({ name, indent, kind }, lane) => ({
      x: 8 + indent,
      y: y(lane),
      text: shorten(name, Math.floor((left - 12 - indent) / CHARACTER)),
      kind,
    })),
    paths: shapes.paths(),
    texts,
    later: place,
    gaps: axis.gaps
      .map(({ from, to, ms, index }) => ({
        x: round(x(index) - (to - from) * step),
        width: round((to - from) * step),
        ms,
      }))
      .filter(({ width: wide }) => wide >= 30)
      .slice(0, MAX_TEXTS),
    hiddenLanes: hidden,
    hiddenArrows: timeline.arrows.length - arrows.length,
    eventsPerPixel: step < 1 ? Math.round(1 / step) : 1,
    pointOf: (index) => {
      const lane = laneOf.get(rows[index]?.task ?? -1);
      return { x: x(index), y: lane === undefined ? undefined : y(lane) };
    },
    laneAt,
    stepAt: (px, py) => nearest(timeline, laneOf, laneAt(py), px, x),
  };
}

function look(kind: Arrow['kind']): string {
  return kind === 'spawn' || kind === 'cancel' ? `arrow-${kind}` : 'arrow';
}

/** The last step of the pointed lane that is not right of the point, or else its next one. */
function nearest(
  { rows, steps }: Timeline,
  laneOf: ReadonlyMap<number, number>,
  lane: number,
  px: number,
  x: (index: number) => number,
): number {
  let low = 0;
  let high = steps.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (x(steps[middle] ?? 0) <= px + 4) low = middle;
    else high = middle - 1;
  }
  for (let step = low; step >= 0 && step > low - 2000; step -= 1) {
    if (laneOf.get(rows[steps[step] ?? 0]?.task ?? -1) === lane) return step;
  }
  for (let step = low + 1; step < steps.length && step < low + 2000; step += 1) {
    if (laneOf.get(rows[steps[step] ?? 0]?.task ?? -1) === lane) return step;
  }
  return low;
}

// Characters outside Latin are about twice as wide.
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character > '\u2000' ? CHARACTER * 2 : CHARACTER;
  return width;
}

function shorten(text: string, characters: number): string {
  let room = characters * CHARACTER + 0.1;
  let shown = '';
  for (const character of text) {
    room -= widthOf(character);
    if (room < 0) return `${shown.slice(0, -1)}…`;
    shown += character;
  }
  return shown;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
