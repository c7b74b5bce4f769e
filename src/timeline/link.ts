import { Later } from '../live/later.ts';
import { MAX_PACKED, pack, unpack } from '../live/packed.ts';
import { MAX_LASTING, type Totals } from '../live/totals.ts';
import { MAX_TRACE, MAX_TRACE_BATCH, type TraceRow, parseTrace } from '../live/trace.ts';
import { RUN } from './arrival.ts';
import { totalOf } from './later.ts';
import { readTotals, writeTotals } from './link-totals.ts';

/** A run, as a link carries it. */
export interface LinkedRun {
  readonly rows: readonly TraceRow[];
  /** Events of which nothing else is known, since not even totals fit into an address. */
  readonly dropped: number;
  /** What is known of the events after the rows. */
  readonly totals?: Totals | undefined;
  readonly deadlock: boolean;
  /** Which version of the site's program it was; undefined for a reader's own. */
  readonly source: string | undefined;
}

const MAX_BYTES = 4_000_000;
/** As many as leave most of an address to the events before them. */
const MAX_LINKED_LASTING = 300;
const TICKS_PER_MS = 100;
const COLUMNS = ['type', 'taskName', 'resource', 'outcome', 'thread'] as const;
const NUMBERS = ['task', 'holder', 'by', 'line'] as const;

/**
 * The hash that carries a run: as much of it from its beginning as an address can hold, and totals
 * of what is after that.
 */
export async function linkTo(id: string, run: LinkedRun): Promise<{ hash: string; kept: number }> {
  let kept = run.rows.length;
  for (;;) {
    const packed = await pack(write(kept === run.rows.length ? run : cutTo(run, kept)));
    if (packed.length <= MAX_PACKED) return { hash: `${RUN}${id}&trace=${packed}`, kept };
    kept = Math.floor(Math.min(kept - 1, kept * (MAX_PACKED / packed.length) * 0.97));
  }
}

/** The first rows of a run, and totals of the others; of nothing but the number, if not even those fit. */
function cutTo(run: LinkedRun, kept: number): LinkedRun {
  const rows = run.rows.slice(0, Math.max(0, kept));
  const later = new Later();
  run.rows.forEach((row, number) => {
    if (number < kept) later.shown(row);
    else later.take({ ...row, number });
  });
  if (run.totals !== undefined) later.absorb(run.totals);
  const totals = later.totals(MAX_LINKED_LASTING);
  if (kept < 0) return { ...run, rows, totals: undefined, dropped: run.dropped + totalOf(totals) };
  return { ...run, rows, totals };
}

/** Rejects whatever `linkTo` would not have made. */
export async function openRun(packed: string): Promise<LinkedRun> {
  return read(JSON.parse(await unpack(packed, MAX_BYTES)));
}

// Columns of small numbers are a fraction of what the rows would be.
function write({ rows: first, totals, dropped, deadlock, source }: LinkedRun): string {
  const rows = totals === undefined ? first : [...first, ...totals.lasting];
  const words: string[] = [];
  const places = new Map<string, number>();
  const placeOf = (word: string | undefined): number => {
    if (word === undefined) return 0;
    let place = places.get(word);
    if (place === undefined) {
      place = words.push(word);
      places.set(word, place);
    }
    return place;
  };
  let last = 0;
  const times = rows.map(({ time }) => {
    const now = Math.round(time * TICKS_PER_MS);
    const since = now - last;
    last = now;
    return since;
  });
  return JSON.stringify({
    source,
    deadlock,
    dropped,
    totals: totals && writeTotals(totals),
    times,
    columns: COLUMNS.map((name) => rows.map((row) => placeOf(row[name]))),
    awaited: rows.map(({ awaited }) => awaited ?? 0),
    numbers: NUMBERS.map((name) => rows.map((row) => (row[name] ?? -1) + 1)),
    words,
  });
}

function read(run: unknown): LinkedRun {
  const { source, deadlock, dropped, totals, times, columns, numbers, awaited, words } =
    recordOf(run);
  const known = listOf(words);
  const ticks = listOf(times);
  const texts = COLUMNS.map((name, index) => [name, listOf(listOf(columns)[index])] as const);
  const counts = NUMBERS.map((name, index) => [name, listOf(listOf(numbers)[index])] as const);
  const rows: TraceRow[] = [];
  let time = 0;
  for (
    let from = 0;
    from < Math.min(ticks.length, MAX_TRACE + MAX_LASTING);
    from += MAX_TRACE_BATCH
  ) {
    const batch = ticks.slice(from, from + MAX_TRACE_BATCH).map((since, offset) => {
      time += Number(since) / TICKS_PER_MS;
      const at = from + offset;
      return Object.fromEntries([
        ['time', time],
        ...texts.map(([name, column]) => [name, known[Number(column[at]) - 1]]),
        // Addresses of an earlier day have none.
        ['awaited', Array.isArray(awaited) ? (awaited as readonly unknown[])[at] : undefined],
        ...counts.map(([name, column]) => [name, optional(column[at])]),
      ]) as unknown;
    });
    rows.push(...parseTrace(batch));
  }
  if (rows.length !== ticks.length) throw new Error('Copy the whole address: events are missing');
  const later = totals === undefined ? undefined : readTotals(totals, rows);
  return {
    rows: later === undefined ? rows : rows.slice(0, rows.length - later.lasting.length),
    totals: later,
    dropped: Number.isSafeInteger(dropped) ? Math.max(0, dropped as number) : 0,
    deadlock: deadlock === true,
    source: typeof source === 'string' ? source : undefined,
  };
}

function optional(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 ? value - 1 : undefined;
}

function recordOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null)
    throw new Error('Copy the whole address: no run');
  return value as Record<string, unknown>;
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error('Copy the whole address: no list of events');
  return value as readonly unknown[];
}
