import type { TraceRow } from '../live/trace.ts';

/** A time without events: drawn shorter than it was, and labelled with what it was. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  /** The event after it. */
  readonly index: number;
  readonly ms: number;
}

export interface Axis {
  /** Where each event is, in steps; one more for the end. It never goes back. */
  readonly at: Float64Array;
  readonly gaps: readonly Gap[];
  readonly length: number;
}

const TURN = 0.4;
/** Between the last row before a cut and what stands for the rows left out, and after that. */
export const CUT = 1;
const SHORTEST_GAP_MS = 2;
/** So that what never ended shows what it waited for. */
const TAIL = 6;
const LONGEST_GAP = 5;

/**
 * Order counts for more than time: each event is a step, and a wait adds the log of its length.
 *
 * @param cut - The row before which others are left out: no wait.
 */
export function axisOf(rows: readonly TraceRow[], cut?: number): Axis {
  const at = new Float64Array(rows.length + 1);
  const gaps: Gap[] = [];
  let position = 0;
  let last = rows[0]?.time ?? 0;
  rows.forEach(({ type, time }, index) => {
    const ms = index === cut ? 0 : time - last;
    if (index === cut) position += 2 * CUT;
    else if (index > 0) position += type === 'pause' || type === 'continue' ? TURN : 1;
    if (ms >= SHORTEST_GAP_MS) {
      const length = Math.min(LONGEST_GAP, 1.5 + Math.log10(ms) * 1.5);
      gaps.push({ from: position, to: position + length, index, ms });
      position += length;
    }
    at[index] = position;
    last = Math.max(last, time);
  });
  at[rows.length] = position + TAIL;
  return { at, gaps, length: position + TAIL };
}
