/** Where the reader looks: at an event of a run, by its index, and up to the next one's. */
export interface Moment {
  readonly event: number;
  readonly next: number;
  /** The event's line in the program. */
  readonly line?: number | undefined;
}

/** Whether a line was printed before, at or after a moment; it came after so many events. */
export function placeOf(after: number, { event, next }: Moment): 'earlier' | 'now' | 'later' {
  if (after > next) return 'later';
  return after > event ? 'now' : 'earlier';
}

/** The last of the ascending indices that is below `after`: what a line was printed after. */
export function stepBefore(steps: readonly number[], after: number): number | undefined {
  let low = -1;
  let high = steps.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((steps[middle] ?? 0) < after) low = middle;
    else high = middle - 1;
  }
  return low === -1 ? undefined : low;
}
