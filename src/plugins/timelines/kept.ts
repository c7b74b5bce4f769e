import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ENDINGS } from '../../live/protocol.ts';
import { type TraceRow, parseTrace } from '../../live/trace.ts';
import { hashOf } from '../recording.ts';
import { condense } from './condense.ts';
import type { Recorded } from './record.ts';

type Cell = number | string | readonly number[] | null | undefined;

/** Where the trace of a program's run is kept, which no two builds would see the same. */
export function tracePath(examples: string, id: string): string {
  return join(examples, `${id}.trace.json`);
}

/** A run as it is kept: an event a line, so that a difference can be read. */
export function formatTrace(source: string, { ending, rows: all }: Recorded): string {
  const { rows, repeated } = condense(all);
  const tasks = Object.fromEntries(rows.map(({ task, taskName }) => [task, taskName]));
  const threads = [...new Set(rows.flatMap(({ thread }) => thread ?? []))];
  const about = { sha256: hashOf(source), ending, repeated, tasks, threads };
  const lines = rows.map((row) => JSON.stringify(cellsOf(row, threads)));
  return `${JSON.stringify(about).slice(0, -1)},"rows":[\n${lines.join(',\n')}\n]}\n`;
}

/**
 * Reads a kept run.
 *
 * @throws Where there is none of the program as it is now.
 */
export function readTrace(examples: string, id: string): Recorded {
  const path = tracePath(examples, id);
  const source = readFileSync(join(examples, `${id}.ts`), 'utf8');
  const kept = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Kept) : undefined;
  if (kept?.sha256 !== hashOf(source)) {
    throw new Error(
      `Run ${id}.ts for its timeline: npm run timelines -- ${dirname(id)} (no run of it as it is now)`,
    );
  }
  const ending = ENDINGS.find((each) => each === kept.ending) ?? 'done';
  const rows = parseTrace(kept.rows.map((cells) => rowOf(cells, kept)));
  return { ending, rows, repeated: kept.repeated };
}

interface Kept {
  readonly sha256: string;
  readonly ending: string;
  readonly repeated: number;
  readonly tasks: Readonly<Record<string, string>>;
  readonly threads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

function cellsOf(row: TraceRow, threads: readonly string[]): Cell[] {
  const { time, type, task, thread, line, resource, holder, by, outcome, awaited } = row;
  const at = thread === undefined ? undefined : threads.indexOf(thread);
  const cells: Cell[] = [round(time), type, task, at, line, resource, holder, by, outcome, awaited];
  while (cells.at(-1) === undefined) cells.pop();
  return cells;
}

function rowOf(cells: readonly Cell[], { tasks, threads }: Kept): object {
  const [time, type, task, at, line, resource, holder, by, outcome, awaited] = cells;
  const thread = typeof at === 'number' ? threads[at] : undefined;
  return {
    time,
    type,
    task,
    taskName: tasks[String(task)],
    thread,
    line,
    resource,
    holder,
    awaited,
    by,
    outcome,
  };
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}
