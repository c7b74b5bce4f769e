import { Heap } from '../../../examples/internal/heap.ts';

/** Readings within one turn after which time begins to pass: a busy loop must come to its end. */
const READINGS_AT_ONCE = 10_000;
/** Turns of the real event loop, without anything happening in them, before time moves on. */
const QUIET_TURNS = 2;

interface Timer {
  readonly id: number;
  readonly due: number;
  readonly callback: () => void;
  /** Whether the program waits for it: the others ring only on the way to one that it does. */
  readonly holds: boolean;
}

interface Real {
  now(): number;
  setTimeout(callback: () => void, ms: number): unknown;
  /** Calls back after what is ready now, in a turn of its own. */
  nextTurn(callback: () => void): void;
}

/**
 * A clock that stands still while the program works and jumps to the next timer when it only waits,
 * so that sleeps take no time and their order stays. While threads of the program run, which have
 * clocks of their own, it goes as fast as the real one.
 */
export class InstantClock {
  readonly #real: Real;
  readonly #queue = new Heap<Timer>((a, b) => (a.due === b.due ? a.id < b.id : a.due < b.due));
  readonly #timers = new Map<number, Timer>();
  #holding = 0;
  #lastId = 0;
  /** The time when it last stood still, and since when on the real clock it does not. */
  #stood: number;
  #flowsFrom: number | undefined;
  #readings = 0;
  #threads = 0;
  #operations = 0;
  #quietTurns = 0;
  #scheduled = false;
  #wakes = Infinity;

  constructor(real: Real) {
    this.#real = real;
    this.#stood = real.now();
  }

  now(): number {
    if (this.#flowsFrom === undefined) return this.#stood;
    return this.#stood + this.#real.now() - this.#flowsFrom;
  }

  /** What the program reads. */
  read(): number {
    this.#readings += 1;
    if (this.#readings > READINGS_AT_ONCE) this.#flowsFrom ??= this.#real.now();
    return this.now();
  }

  /** @param ms - At least 1, as in Node: a timer that sets itself again must not stop time. */
  setTimeout(callback: () => void, ms?: unknown, holds = true): number {
    return this.#add(callback, delayOf(ms), (this.#lastId += 1), holds);
  }

  get hasThreads(): boolean {
    return this.#threads > 0;
  }

  setInterval(callback: () => void, ms?: unknown): number {
    const id = (this.#lastId += 1);
    const every = delayOf(ms);
    const again = (): void => {
      this.#add(again, every, id);
      callback();
    };
    return this.#add(again, every, id);
  }

  clear(id: number): void {
    this.#take(id);
  }

  /** Lets this much time pass at once, as a wait does that blocks the thread. */
  skip(ms: number): void {
    this.#stood += ms;
  }

  /** Something happened of which more may follow before the next timer. */
  touch(): void {
    this.#quietTurns = 0;
  }

  /** A thread began: time passes until `stop()`. */
  start(): void {
    this.#settle((this.#threads += 1) > 0);
    this.#schedule();
  }

  stop(): void {
    this.#settle((this.#threads -= 1) > 0);
    this.#schedule();
  }

  /** An operation began that ends by itself: no time passes until `resume()`. */
  pause(): void {
    this.#operations += 1;
  }

  resume(): void {
    this.#operations -= 1;
    this.#quietTurns = 0;
    this.#schedule();
  }

  #add(callback: () => void, ms: number, id: number, holds = true): number {
    const timer: Timer = { id, due: this.now() + ms, callback, holds };
    this.#timers.set(id, timer);
    this.#queue.push(timer);
    if (holds) this.#holding += 1;
    this.#schedule();
    return id;
  }

  #take(id: number): void {
    if (this.#timers.get(id)?.holds === true) this.#holding -= 1;
    this.#timers.delete(id);
  }

  #settle(flows: boolean): void {
    this.#stood = this.now();
    this.#flowsFrom = flows ? this.#real.now() : undefined;
    this.#readings = 0;
  }

  #next(): Timer | undefined {
    while (this.#queue.size > 0) {
      const timer = this.#queue.pop();
      if (this.#timers.get(timer.id) !== timer) continue;
      this.#queue.push(timer);
      return timer;
    }
    return undefined;
  }

  #schedule(): void {
    if (this.#holding === 0 || this.#operations > 0) return;
    if (this.#threads > 0) {
      this.#wakeAt(this.#next()?.due);
    } else if (!this.#scheduled) {
      this.#scheduled = true;
      this.#real.nextTurn(() => {
        this.#scheduled = false;
        this.#turn();
      });
    }
  }

  #wakeAt(due = Infinity): void {
    if (due >= this.#wakes) return;
    this.#wakes = due;
    const wake = (): void => {
      if (this.#wakes === due) this.#wakes = Infinity;
      this.#turn();
    };
    this.#real.setTimeout(wake, Math.max(0, due - this.now()));
  }

  #turn(): void {
    const next = this.#next();
    if (next === undefined || this.#operations > 0) return;
    const stands = this.#threads === 0;
    if (stands && this.#quietTurns < QUIET_TURNS) {
      this.#quietTurns += 1;
      this.#schedule();
      return;
    }
    this.#settle(!stands);
    if (stands || next.due <= this.#stood) {
      this.#quietTurns = 0;
      this.#stood = Math.max(this.#stood, next.due);
      this.#queue.pop();
      this.#take(next.id);
      // Before the callback, which may throw.
      this.#schedule();
      next.callback();
    }
    this.#schedule();
  }
}

/** As browsers read it: a whole number of 32 bits. */
function delayOf(ms: unknown): number {
  return Math.max(1, Number(ms) | 0);
}
