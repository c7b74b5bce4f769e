import type { TraceEvent } from 'bingfa/trace';
import { Later } from '../later.ts';
import type { Totals } from '../totals.ts';
import { MAX_TRACE, MAX_TRACE_BATCH, type TraceRow } from '../trace.ts';
import type { Locations } from './errors.ts';
import type { TurnListener, Wait } from './following.ts';
import { Sending } from './sending.ts';
import { shallowStack } from './stack.ts';

const FLUSH_MS = 50;
const TOTALS_MS = 250;
/** A stack costs ten microseconds: a program with more events than this does without. */
const MAX_STACKS = 20_000;
/** An `await` that took less, and in which nothing happened, is none worth showing. */
const GLUE_MS = 1;

/** Gathers what the library tells of a run and sends it a few times a second at most. */
export class Trace implements TurnListener {
  readonly #elapsed: () => number;
  readonly #locations: Locations;
  readonly #send: (events: readonly TraceRow[]) => void;
  readonly #sendTotals: ((totals: Totals) => void) | undefined;
  readonly #later = new Later();
  readonly #ids = new WeakMap<object, number>();
  readonly #names = new Map<number, string>([[0, 'main']]);
  #rows: TraceRow[] = [];
  #taken = 0;
  #stacks = 0;
  /** How many events the last totals were of. */
  #totalled = 0;
  #lastId = 0;
  readonly #sending = new Sending(FLUSH_MS, () => this.#flushRows());
  readonly #totalling = new Sending(TOTALS_MS, () => this.#flushTotals());
  #listening = false;
  /** Whether something happened since the last event that is none itself. */
  #marked = false;
  /** Where each task stands that only gave others a turn since, of the rows that are not sent. */
  readonly #pauses = new Map<number, TraceRow>();
  /** The tasks that a row says were awaited, of the rows that are told one by one. */
  readonly #awaited = new Set<number>();

  /**
   * @param elapsed - The program's time.
   * @param sendTotals - Gets what there is to say of the events that are too many to be sent.
   */
  constructor(
    elapsed: () => number,
    locations: Locations,
    send: (events: readonly TraceRow[]) => void,
    sendTotals?: (totals: Totals) => void,
  ) {
    this.#elapsed = elapsed;
    this.#locations = locations;
    this.#send = send;
    this.#sendTotals = sendTotals;
  }

  /**
   * Starts: before, nobody could say which task a turn belongs to.
   *
   * @param began - When the program began by the clock of its threads, if it has that clock: what
   *   they tell comes late.
   */
  listen(began?: number): (event: TraceEvent & { readonly line?: number }) => void {
    this.#listening = true;
    return (event) => {
      this.#lastId = event.task;
      this.#names.set(event.task, event.taskName);
      const { thread, line } = event;
      const isHere = thread === undefined;
      const isLate = !isHere && began !== undefined;
      const time = isLate ? Math.max(0, event.time - began) : this.#elapsed();
      this.#add({ ...event, time, line: isHere ? this.line() : line });
    };
  }

  started(task: object): void {
    this.#ids.set(task, this.#lastId);
  }

  turn(type: 'pause' | 'continue', task: object | undefined, wait?: Wait): void {
    if (!this.#listening) return;
    const id = this.#idOf(task) ?? 0;
    const time = this.#elapsed();
    const isGlued = type === 'pause' ? this.#stays(id, time, wait) : this.#goesOn(id, time);
    if (isGlued) return;
    const holder = this.#idOf(wait?.awaited);
    const row: TraceRow = {
      type,
      time,
      task: id,
      taskName: this.#names.get(id) ?? `Task ${id}`,
      resource: resourceOf(wait),
      holder,
      by: undefined,
      outcome: undefined,
      line: wait?.line,
    };
    const isNews = holder !== undefined && !this.#awaited.has(holder);
    this.#add(row);
    if (type === 'pause' && !isNews && this.#rows.at(-1) === row) this.#pauses.set(id, row);
    if (isNews && this.#taken < MAX_TRACE) this.#awaited.add(holder);
  }

  awaits(task: object | undefined, wait: Wait): void {
    const holder = this.#idOf(wait.awaited);
    // Whoever waits on for anything else is seen to wait for what the caller waits for.
    if (holder === undefined || this.#awaited.has(holder)) return;
    this.turn('pause', task, { ...wait, line: wait.line ?? this.line() });
    this.turn('continue', task);
  }

  /** Takes an `await` back that gave nobody a turn. */
  #goesOn(id: number, time: number): boolean {
    const last = this.#rows.at(-1);
    const isShort = last?.type === 'pause' && last.task === id && time - last.time < GLUE_MS;
    // That a task was awaited is worth knowing also where it had ended already.
    if (this.#marked || !isShort || this.#pauses.get(id) !== last) return false;
    this.#pauses.delete(id);
    this.#dropLast();
    return true;
  }

  /** Makes one `await` of two where a task only had a turn for the second, and did nothing in it. */
  #stays(id: number, time: number, wait: Wait | undefined): boolean {
    const last = this.#rows.at(-1);
    const before = this.#pauses.get(id);
    const isTurn = last?.type === 'continue' && last.task === id;
    if (this.#marked || !isTurn || before === undefined) return false;
    // The time is that of the first: a wait that took its time stays one of its own.
    if (time - before.time >= GLUE_MS || before.holder !== undefined) return false;
    if (this.#idOf(wait?.awaited) !== undefined) return false;
    Object.assign(before, { resource: resourceOf(wait), line: wait?.line });
    this.#dropLast();
    return true;
  }

  #dropLast(): void {
    this.#rows.pop();
    this.#taken -= 1;
  }

  /** How many events there have been: what happens now comes after those. */
  mark(): number {
    this.#marked = true;
    return this.#taken + this.#later.count;
  }

  flush(): void {
    this.#flushRows();
    this.#flushTotals();
  }

  #flushRows(): void {
    for (let from = 0; from < this.#rows.length; from += MAX_TRACE_BATCH) {
      this.#send(this.#rows.slice(from, from + MAX_TRACE_BATCH));
    }
    this.#rows = [];
    this.#pauses.clear();
    this.#sending.sent();
  }

  #flushTotals(): void {
    if (this.#later.count === this.#totalled) return;
    this.#totalled = this.#later.count;
    this.#sendTotals?.(this.#later.totals());
    this.#totalling.sent();
  }

  #idOf(task: unknown): number | undefined {
    return typeof task === 'object' && task !== null ? this.#ids.get(task) : undefined;
  }

  #add(row: TraceRow): void {
    this.#marked = false;
    if (row.type !== 'continue') this.#pauses.delete(row.task);
    if (this.#taken >= MAX_TRACE) {
      this.#later.take(Object.assign(row, { number: this.#taken + this.#later.count }));
      this.#totalling.soon();
      return;
    }
    this.#taken += 1;
    this.#later.shown(row);
    this.#rows.push(row);
    // Totals make sense only with all that is before them.
    const isFull = this.#taken === MAX_TRACE || this.#rows.length >= MAX_TRACE_BATCH;
    if (isFull) this.#flushRows();
    else this.#sending.soon();
  }

  /** The innermost line of the reader's program on the stack. */
  line(): number | undefined {
    if (!this.#listening || this.#stacks >= MAX_STACKS) return undefined;
    this.#stacks += 1;
    const stack = shallowStack();
    return stack === undefined ? undefined : this.#locations.lineIn(stack);
  }
}

/** What an `await` waits for has no name; the end of a function is none. */
function resourceOf(wait: Wait | undefined): string | undefined {
  return wait === undefined ? undefined : 'await';
}
