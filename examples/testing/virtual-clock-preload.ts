// Preloaded with `node --import`: sleeps take no time, their order and the clock's readings stay.
import { AsyncLocalStorage } from 'node:async_hooks';

interface Timer {
  readonly id: number;
  due: number;
  readonly every: number | undefined;
  readonly run: () => void;
  /** Whether it keeps the process alive. */
  holds: boolean;
}

const RealDate = Date;
const realImmediate = globalThis.setImmediate;
const realClearImmediate = globalThis.clearImmediate;
const start = RealDate.now();
const timers = new Map<number, Timer>();
let now = 0;
let lastId = 0;
let scheduled = false;
const immediates = new Set<NodeJS.Immediate>();

/** A handle that works both as Node's object and as the number that browsers give. */
class Handle {
  readonly #id: number;
  constructor(id: number) {
    this.#id = id;
  }
  [Symbol.toPrimitive](): number {
    return this.#id;
  }
  ref(): this {
    return this.#hold(true);
  }
  unref(): this {
    return this.#hold(false);
  }
  hasRef(): boolean {
    return timers.get(this.#id)?.holds ?? false;
  }
  #hold(holds: boolean): this {
    const timer = timers.get(this.#id);
    if (timer !== undefined) timer.holds = holds;
    schedule();
    return this;
  }
  [Symbol.dispose](): void {
    timers.delete(this.#id);
  }
}

function next(): Timer | undefined {
  let first: Timer | undefined;
  for (const timer of timers.values()) {
    if (first === undefined || timer.due < first.due) first = timer;
  }
  return first;
}

function turn(): void {
  scheduled = false;
  // No time passes while something is still to be done now.
  if (immediates.size > 0) {
    schedule();
    return;
  }
  const timer = next();
  if (timer === undefined) return;
  now = Math.max(now, timer.due);
  timers.delete(timer.id);
  if (timer.every !== undefined) timers.set(timer.id, { ...timer, due: now + timer.every });
  schedule();
  timer.run();
}

// A turn of the real loop between two timers drains the microtasks, as a real sleep does.
function schedule(): void {
  if (scheduled || ![...timers.values()].some(({ holds }) => holds)) return;
  scheduled = true;
  realImmediate(turn);
}

function add(run: () => void, delay: unknown, repeat: boolean): Handle {
  const ms = Math.max(1, Math.trunc(Number(delay ?? 1)) || 1);
  const id = ++lastId;
  const inContext = AsyncLocalStorage.snapshot();
  timers.set(id, {
    id,
    due: now + ms,
    every: repeat ? ms : undefined,
    run: () => inContext(run),
    holds: true,
  });
  schedule();
  return new Handle(id);
}

function remove(handle: unknown): void {
  if (handle !== undefined && handle !== null) timers.delete(Number(handle));
}

type Callback = (...args: unknown[]) => void;

class VirtualDate extends RealDate {
  constructor(...args: unknown[]) {
    super(...((args.length === 0 ? [start + now] : args) as [number]));
  }
  static override now(): number {
    return start + now;
  }
}

globalThis.setImmediate = ((run: Callback, ...args: unknown[]) => {
  const immediate = realImmediate(() => {
    immediates.delete(immediate);
    run(...args);
  });
  immediates.add(immediate);
  return immediate;
}) as typeof setImmediate;
globalThis.clearImmediate = (immediate) => {
  if (immediate === undefined) return;
  immediates.delete(immediate);
  realClearImmediate(immediate);
};

Object.assign(globalThis, {
  setTimeout: (run: Callback, ms?: unknown, ...args: unknown[]) =>
    add(() => run(...args), ms, false),
  setInterval: (run: Callback, ms?: unknown, ...args: unknown[]) =>
    add(() => run(...args), ms, true),
  clearTimeout: remove,
  clearInterval: remove,
  Date: VirtualDate,
});
performance.now = () => now;
AbortSignal.timeout = (ms) => {
  const controller = new AbortController();
  add(
    () => {
      const message = 'The operation was aborted due to timeout';
      controller.abort(new DOMException(message, 'TimeoutError'));
    },
    ms,
    false,
  ).unref();
  return controller.signal;
};
