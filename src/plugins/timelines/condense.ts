import type { TraceRow } from '../../live/trace.ts';

/** A run with fewer events is kept as it was. */
const ENOUGH = 80;
/** How often the same moment may come back before what is between is left out. */
const RETURNS = 2;

export interface Condensed {
  readonly rows: readonly TraceRow[];
  /** How many events were left out. */
  readonly repeated: number;
}

/**
 * Leaves out of a long run what only repeats: from a moment to a later one that is the same, where
 * each task does and each resource is what it did and was before, and between them happened nothing
 * that had not happened before. What is left is a run, too.
 */
export function condense(rows: readonly TraceRow[]): Condensed {
  if (rows.length <= ENOUGH) return { rows, repeated: 0 };
  const moments = momentsOf(rows);
  const events = rows.map(({ type, task, resource }) => `${type} ${task} ${resource}`);
  const seen = new Set<string>();
  const returns = new Map<string, number>();
  const kept: TraceRow[] = [];
  for (let at = 0; at < rows.length; at += 1) {
    const moment = moments[at] as string;
    const times = (returns.get(moment) ?? 0) + 1;
    returns.set(moment, times);
    if (times >= RETURNS) {
      for (let end = at + 1; seen.has(events[end - 1] ?? ''); end += 1) {
        if (moments[end] === moment) at = end;
      }
    }
    kept.push(rows[at] as TraceRow);
    seen.add(events[at] as string);
  }
  return { rows: kept, repeated: rows.length - kept.length };
}

/** What is the case before each event. */
function momentsOf(rows: readonly TraceRow[]): string[] {
  const counts = new Map<string, number>();
  return rows.map((row) => {
    const moment = [...counts].sort().join(';');
    for (const [what, by] of changesOf(row)) {
      const count = (counts.get(what) ?? 0) + by;
      if (count === 0) counts.delete(what);
      else counts.set(what, count);
    }
    return moment;
  });
}

function changesOf({
  type,
  task,
  resource,
  holder,
}: TraceRow): readonly (readonly [string, number])[] {
  switch (type) {
    case 'wait':
      return [[`${task} waits for ${resource}`, 1]];
    case 'resume':
      return [[`${task} waits for ${resource}`, -1]];
    case 'acquire':
      return [[`${task} has ${resource}`, 1]];
    case 'release':
      return [[`${holder ?? task} has ${resource}`, -1]];
    case 'put':
      return [[`items in ${resource}`, 1]];
    case 'get':
      return [[`items in ${resource}`, -1]];
    case 'pause':
      return [[`${task} pauses`, 1]];
    case 'continue':
      return [[`${task} pauses`, -1]];
    case 'notify':
      return [];
    default:
      // These happen to a task once.
      return [[`${task} ${type} ${resource}`, 1]];
  }
}
