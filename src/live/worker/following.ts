import type { TaskContext } from 'bingfa/trace';
import type { FollowingCall } from '../instrument.ts';
import { asyncIterated, syncIterated } from './iteration.ts';

/** The code outside all tasks, and: nobody's code, such as the library's own between two turns. */
const MAIN = Symbol('main');
const NOBODY = Symbol('nobody');
/** What waits for many at once: the engine calls their `then()` in a later turn. */
const COMBINATORS = ['all', 'allSettled', 'any', 'race'] as const;
type Callback = (...args: unknown[]) => unknown;
type Runner = object | typeof MAIN | typeof NOBODY;

/** Of one call of an instrumented function. */
interface Token {
  runner: Runner;
  /** Whether it runs in a turn of its own: then it leaves the thread with its next `await`. */
  alone: boolean;
  /** Whether it has left and not come back. */
  left: boolean;
}

/** The `await` that gives up the thread. */
export interface Wait {
  readonly awaited: unknown;
  readonly line: number | undefined;
}

export interface TurnListener {
  /** A task, or with undefined the code outside all tasks, gets or leaves the thread. */
  turn(type: 'pause' | 'continue', task: object | undefined, wait?: Wait): void;
  /** A function has begun to wait, and whoever called it goes on in the same turn. */
  awaits(task: object | undefined, wait: Wait): void;
  /** The line of the reader's program that runs now. */
  line(): number | undefined;
  /** A task's body is about to run: its start was the last event. */
  started(task: object): void;
}

/** Knows which task runs now, through its awaits, from what instrumented code says. */
export class Following implements TaskContext {
  readonly followsAwaits = true;
  readonly #listener: TurnListener;
  #now: Runner = NOBODY;
  /** The last `await` of this turn that did not end it: of a function's first turn. */
  #wait: Wait | undefined;

  constructor(listener: TurnListener) {
    this.#listener = listener;
  }

  current(): object | undefined {
    return typeof this.#now === 'symbol' ? undefined : this.#now;
  }

  run<T>(task: object, body: () => T): T {
    const before = this.#now;
    const wait = this.#wait;
    this.#listener.started(task);
    this.#now = task;
    this.#wait = undefined;
    try {
      return body();
    } finally {
      // An instrumented body that did not wait, or not yet, is still the one that runs.
      if (this.current() === task) this.#listener.turn('pause', task, this.#wait);
      this.#now = before;
      this.#wait = wait;
    }
  }

  /**
   * Makes a timer's callback count as whoever set the timer. It is no turn of that task: the
   * library sets timers too, and those wake tasks rather than run them.
   */
  bind(callback: Callback): Callback {
    const runner = this.#now;
    if (runner === NOBODY || typeof callback !== 'function') return callback;
    return (...args) => this.#as(runner, callback, undefined, args);
  }

  /** Makes what is given to `Promise.all()` and its like count as awaited by whoever calls them. */
  installCombinators(): void {
    const resolve: unknown = Reflect.get(Promise, 'resolve');
    for (const name of COMBINATORS) {
      const plain = Reflect.get(Promise, name) as Callback;
      const attributed = (self: unknown, items: unknown): unknown =>
        // Whose own way to make promises would see the difference is left alone.
        self === Promise && Reflect.get(Promise, 'resolve') === resolve
          ? this.#items(items)
          : items;
      const method = {
        [name](this: unknown, items: unknown): unknown {
          return Reflect.apply(plain, this, [attributed(this, items)]);
        },
      }[name];
      Object.defineProperty(Promise, name, { value: method, writable: true, configurable: true });
    }
  }

  #items(items: unknown): unknown {
    const runner = this.#now;
    if (runner === NOBODY) return items;
    return syncIterated(items, {
      call: (method, self, args) => Reflect.apply(method, self, args),
      result: (result) => result,
      item: (item) => this.#handed(runner, item),
    });
  }

  /** Of what is waited for without an `await` of its own. */
  #handed(runner: Runner, awaited: unknown): unknown {
    if (runner === this.#now && runner !== NOBODY && typeof awaited === 'object') {
      this.#listener.awaits(taskOf(runner), { awaited, line: undefined });
    }
    return this.#attributed(runner, awaited);
  }

  /** Ends the program's first turn. */
  evaluated(): void {
    this.#switch(NOBODY);
  }

  /** What instrumented code calls; see `instrument()`. */
  readonly calls = {
    root: (): Token => {
      this.#switch(MAIN);
      return { runner: MAIN, alone: true, left: false };
    },
    enter: (): Token => ({ runner: this.#now, alone: false, left: false }),
    leave: (token: Token, awaited?: unknown): unknown => {
      this.#leave(token, awaited);
      return this.#attributed(token.runner, awaited);
    },
    /** The head of a `for await`: what the engine calls of it runs as the loop's function. */
    each: (token: Token, iterable: unknown): unknown => {
      const left = (awaited: unknown): unknown => {
        this.#leave(token, awaited);
        return this.#attributed(token.runner, awaited);
      };
      return asyncIterated(iterable, {
        call: (method, self, args) => this.#as(token.runner, method, self, args),
        result: left,
        item: left,
      });
    },
    back: (token: Token, value: unknown): unknown => {
      this.#comeBack(token);
      return value;
    },
    next: (token: Token): void => {
      token.left = true;
      this.#comeBack(token);
    },
    again: (token: Token): void => {
      if (token.left) this.#comeBack(token);
      else this.#switch(token.runner);
    },
    /** Around what is returned, which whoever has the promise waits for. */
    returned: (token: Token, value: unknown): unknown => this.#handed(token.runner, value),
    /** After a `yield`: the generator runs as whoever asks for its next item. */
    given: (token: Token, value: unknown): unknown => {
      token.runner = this.#now;
      token.alone = token.left = false;
      return value;
    },
    exit: (token: Token): void => {
      if (token.alone || token.left) this.#switch(NOBODY);
    },
  } satisfies Record<FollowingCall, (...args: never[]) => unknown>;

  #leave(token: Token, awaited: unknown): void {
    // An iterator may be closed when its loop waits already.
    if (token.left) return;
    token.left = true;
    const before = this.#wait;
    if (before !== undefined) this.#listener.awaits(taskOf(token.runner), before);
    const wait = { awaited, line: this.#listener.line() };
    if (token.alone) this.#switch(NOBODY, wait);
    else this.#wait = wait;
  }

  #comeBack(token: Token): void {
    if (token.left) token.alone = true;
    token.left = false;
    this.#switch(token.runner);
  }

  #switch(to: Runner, wait?: Wait): void {
    const from = this.#now;
    if (from === to) return;
    if (from !== NOBODY) this.#listener.turn('pause', taskOf(from), wait);
    this.#now = to;
    this.#wait = undefined;
    if (to !== NOBODY) this.#listener.turn('continue', taskOf(to));
  }

  // The engine calls a thenable's then() in a later turn, when nobody runs.
  #attributed(runner: Runner, awaited: unknown): unknown {
    const then = thenOf(awaited);
    if (then === undefined || runner === NOBODY) return awaited;
    return {
      then: (...callbacks: unknown[]) => this.#as(runner, then, awaited, callbacks),
    };
  }

  #as(runner: Runner, callback: Callback, self: unknown, args: unknown[]): unknown {
    if (runner === this.#now) return Reflect.apply(callback, self, args);
    const before = this.#now;
    this.#now = runner;
    try {
      return Reflect.apply(callback, self, args);
    } finally {
      this.#now = before;
    }
  }
}

function taskOf(runner: Runner): object | undefined {
  return typeof runner === 'symbol' ? undefined : runner;
}

/**
 * The method of an object that is awaited but no promise. No code of its own is run to find it but
 * the traps of a proxy, which nothing can tell from other objects.
 */
function thenOf(value: unknown): Callback | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  let then: PropertyDescriptor | undefined;
  try {
    for (let at: object | null = value; at !== null; at = Reflect.getPrototypeOf(at)) {
      if (at === Promise.prototype) return undefined;
      then ??= Reflect.getOwnPropertyDescriptor(at, 'then');
    }
  } catch {
    return undefined;
  }
  return typeof then?.value === 'function' ? (then.value as Callback) : undefined;
}
