import { MAX_BUCKETS, MAX_RESOURCE_LANES, MAX_TASK_LANES } from './tally.ts';
import { MAX_NAME_LENGTH, MAX_TRACE, TYPES, type TraceRow, type TraceRowType } from './trace.ts';
import { parseRow } from './trace.ts';

/** How many of the events beyond the limit are told one by one. */
export const MAX_LASTING = 5000;

/** An event beyond the limit that still matters at the end. */
export interface LastingRow extends TraceRow {
  /** How many events of the run came before it. */
  readonly number: number;
}

/** How many events of each kind a task or a resource had in each bucket. */
export interface LaneTotals {
  /** The task's, or the resource's name; undefined for all that have no lane of their own. */
  readonly id: number | string | undefined;
  readonly name: string;
  readonly counts: ReadonlyMap<TraceRowType, Uint32Array>;
}

/** What is known of the events beyond those that are told one by one. */
export interface Totals {
  /** The time of the first. */
  readonly from: number;
  readonly bucketMs: number;
  readonly buckets: number;
  /** Each event is counted in one of these. */
  readonly tasks: readonly LaneTotals[];
  /** Those with a resource once more. */
  readonly resources: readonly LaneTotals[];
  /** In their order. */
  readonly lasting: readonly LastingRow[];
  /** Tasks that somebody waited for. */
  readonly awaited: readonly number[];
  /** Whether the lasting events are all there are: only then what they say of the end is so. */
  readonly complete: boolean;
}

/** What a worker sent, as it must be; undefined for what makes no sense. */
export function parseTotals(data: unknown): Totals | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { from, bucketMs, buckets, tasks, resources, lasting, awaited, complete } = data as Record<
    string,
    unknown
  >;
  if (!isTime(from) || !isTime(bucketMs) || !isCount(buckets)) return undefined;
  if (bucketMs === 0 || buckets === 0 || buckets > MAX_BUCKETS) return undefined;
  const isId = (task: unknown): boolean => isCount(task);
  const rows = listOf(lasting, MAX_LASTING).flatMap((row) => parseLasting(row) ?? []);
  return {
    from,
    bucketMs,
    buckets,
    tasks: parseLanes(tasks, MAX_TASK_LANES, buckets, isId),
    resources: parseLanes(resources, MAX_RESOURCE_LANES, buckets, isText),
    lasting: rows.sort((a, b) => a.number - b.number),
    awaited: listOf(awaited, MAX_TRACE + MAX_LASTING).filter(isCount),
    complete: complete === true,
  };
}

function parseLanes(
  lanes: unknown,
  limit: number,
  buckets: number,
  isId: (id: unknown) => boolean,
): LaneTotals[] {
  const seen = new Set<unknown>();
  return listOf(lanes, limit + 1).flatMap((lane) => {
    if (typeof lane !== 'object' || lane === null) return [];
    const { id, name, counts } = lane as Record<string, unknown>;
    if ((id !== undefined && !isId(id)) || seen.has(id) || !(counts instanceof Map)) return [];
    seen.add(id);
    const parsed = new Map<TraceRowType, Uint32Array>();
    for (const type of TYPES) {
      const all: unknown = counts.get(type);
      if (all instanceof Uint32Array && all.length === buckets) parsed.set(type, all);
    }
    const text = isText(name) ? name.slice(0, MAX_NAME_LENGTH) : '';
    return [{ id: id as LaneTotals['id'], name: text, counts: parsed }];
  });
}

function parseLasting(row: unknown): LastingRow | undefined {
  const parsed = parseRow(row);
  const number = parsed === undefined ? undefined : (row as Record<string, unknown>)['number'];
  return parsed !== undefined && isCount(number) ? { ...parsed, number } : undefined;
}

function listOf(value: unknown, limit: number): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]).slice(0, limit) : [];
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
