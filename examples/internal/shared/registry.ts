import { sharedCells } from './memory.ts';

/**
 * Every thread of the process has a row in memory that all of them share: who a thread is, whether
 * it lives, and whether it was lost, so that nobody waits for ever for what it held.
 */
const ROWS = 1024;
const NAME_LENGTH = 40;
const [IDENT, STATE, DAEMON, EXIT, UP, LENGTH, NAME] = [0, 1, 2, 3, 4, 5, 6] as const;
const STRIDE = NAME + NAME_LENGTH;
/** Before the rows: the next ident, then how many things of each kind have a number. */
const COUNTS = 1;
const HEADER = COUNTS + 15;
/** The ident of the thread that a program begins with. @internal */
export const MAIN = 1;

const [ALIVE, ENDED, LOST] = [1, 2, 3] as const;

/** A thread as the table knows it. @internal */
export interface ThreadRow {
  readonly ident: number;
  readonly name: string;
  readonly daemon: boolean;
  /** The exit code of its worker, if it is known. */
  readonly exitCode?: number | undefined;
}

/** Stands for an exit code that nobody knows. */
const UNKNOWN = -1;

let table: Int32Array<SharedArrayBuffer> | undefined;
let own = MAIN;

function rows(): Int32Array<SharedArrayBuffer> {
  if (table === undefined) {
    table = sharedCells(HEADER + ROWS * STRIDE);
    table[0] = MAIN + 1;
    write(table, HEADER, { ident: MAIN, name: 'MainThread', daemon: false });
  }
  return table;
}

function write(cells: Int32Array, at: number, { ident, name, daemon }: ThreadRow): void {
  cells[at + DAEMON] = daemon ? 1 : 0;
  cells[at + EXIT] = UNKNOWN;
  cells[at + UP] = 0;
  writeName(cells, at, name);
  Atomics.store(cells, at + STATE, ALIVE);
  Atomics.store(cells, at + IDENT, ident);
}

/** Whether a name of the table stands for that longer one. @internal */
export function isCut(name: string, whole: string): boolean {
  return name.length === NAME_LENGTH && whole.startsWith(name);
}

function writeName(cells: Int32Array, at: number, name: string): void {
  const length = Math.min(name.length, NAME_LENGTH);
  for (let index = 0; index < length; index += 1) {
    cells[at + NAME + index] = name.charCodeAt(index);
  }
  cells[at + LENGTH] = length;
}

function read(cells: Int32Array, at: number): ThreadRow {
  const from = at + NAME;
  const codes = cells.subarray(from, from + (cells[at + LENGTH] ?? 0));
  const exitCode = cells[at + EXIT];
  return {
    ident: cells[at + IDENT] ?? 0,
    name: String.fromCharCode(...codes),
    daemon: cells[at + DAEMON] === 1,
    exitCode: exitCode === UNKNOWN ? undefined : exitCode,
  };
}

function rowOf(ident: number): number {
  return HEADER + ((ident - 1) % ROWS) * STRIDE;
}

/** What a new thread must be given, to know of all the others. @internal */
export function registryMemory(): SharedArrayBuffer {
  return rows().buffer;
}

/** Makes this thread one of those in the table. The first thing that a new thread does. @internal */
export function joinRegistry(memory: SharedArrayBuffer, ident: number): void {
  table = new Int32Array(memory);
  own = ident;
}

/** Who runs: 1 is the main thread. A number is never used twice in a process. @internal */
export function ownIdent(): number {
  return own;
}

/** Takes a worker's row for the next thread that it runs. @internal */
export function becomeThread(ident: number): void {
  own = ident;
  const cells = rows();
  Atomics.store(cells, rowOf(ident) + UP, 1);
}

/** Whether the thread has begun to run, and not only been started. @internal */
export function isThreadUp(ident: number): boolean {
  return Atomics.load(rows(), rowOf(ident) + UP) === 1;
}

/** Adds a thread that is about to start. @internal */
export function addThread(name: string, daemon: boolean): number {
  const cells = rows();
  for (let tries = 0; tries < ROWS; tries += 1) {
    const ident = Atomics.add(cells, 0, 1);
    const at = rowOf(ident);
    if (Atomics.load(cells, at + STATE) === ALIVE) continue;
    write(cells, at, { ident, name, daemon });
    return ident;
  }
  throw new Error(`Let threads end before starting more: ${ROWS} are alive`);
}

/** Gives a thread that lives another name. @internal */
export function renameThread(ident: number, name: string): void {
  const cells = rows();
  const at = rowOf(ident);
  if (Atomics.load(cells, at + IDENT) === ident) writeName(cells, at, name);
}

/** Notes that a thread has ended; `lost` if it could not clean up: it threw, exited or was killed. @internal */
export function endThread(ident: number, lost: boolean, exitCode?: number): void {
  const cells = rows();
  const at = rowOf(ident);
  if (Atomics.load(cells, at + IDENT) !== ident) return;
  if (exitCode !== undefined && Atomics.load(cells, at + STATE) === ALIVE) {
    cells[at + EXIT] = exitCode;
  }
  // Who ended first is right: a thread that has returned is not lost with its worker.
  if (Atomics.compareExchange(cells, at + STATE, ALIVE, lost ? LOST : ENDED) !== ALIVE) return;
  Atomics.notify(cells, at + STATE);
}

/** What to sleep on until a thread has ended, while it has the value `isAlive`. @internal */
export function threadCell(ident: number) {
  return { cells: rows(), index: rowOf(ident) + STATE, isAlive: ALIVE };
}

/** @internal */
export function isThreadAlive(ident: number): boolean {
  const cells = rows();
  const at = rowOf(ident);
  return Atomics.load(cells, at + IDENT) === ident && Atomics.load(cells, at + STATE) === ALIVE;
}

/** Whether a thread ended without the chance to release what it held. @internal */
export function isThreadLost(ident: number): boolean {
  const cells = rows();
  const at = rowOf(ident);
  return Atomics.load(cells, at + IDENT) === ident && Atomics.load(cells, at + STATE) === LOST;
}

/** The thread of that number, while its row is there: up to some hundred threads after its end. @internal */
export function threadRow(ident: number): ThreadRow | undefined {
  const cells = rows();
  const at = rowOf(ident);
  return Atomics.load(cells, at + IDENT) === ident ? read(cells, at) : undefined;
}

/** How a thread ended, for messages: `Thread-1 ended with exit code 1`. @internal */
export function endOf(ident: number): string {
  const row = threadRow(ident);
  const name = row?.name ?? `thread ${ident}`;
  return row?.exitCode === undefined
    ? `${name} ended`
    : `${name} ended with exit code ${row.exitCode}`;
}

/** The next number for a thing of that kind, counted from 1 in all threads together. @internal */
export function nextNumber(kind: number): number {
  return Atomics.add(rows(), COUNTS + kind, 1) + 1;
}

/** All threads that live, oldest first. @internal */
export function threadsAlive(): ThreadRow[] {
  const cells = rows();
  const alive: ThreadRow[] = [];
  for (let row = 0; row < ROWS; row += 1) {
    const at = HEADER + row * STRIDE;
    if (Atomics.load(cells, at + STATE) === ALIVE) alive.push(read(cells, at));
  }
  return alive.sort((a, b) => a.ident - b.ident);
}
