import type { Clock } from './clock.ts';
import { native } from './natives.ts';
import { installOperations } from './operations.ts';

// Work that we do not follow (a stream, a digest) ends within this time, or counts as none.
const QUIET_MS = 50;

type Callback = (...args: unknown[]) => unknown;

/**
 * Follows what the program still waits for, as Node does to know when to exit: timers, intervals,
 * workers and the host's operations. Promises alone keep nothing alive.
 */
export class Pending {
  readonly #clock: Clock;
  readonly #timers = new Set<number>();
  readonly #workers = new Set<object>();
  readonly #onIdle: () => void;
  #operations = 0;
  #activity = 0;
  #lastActive: number;

  constructor(clock: Clock, onIdle: () => void) {
    this.#clock = clock;
    this.#lastActive = clock.now();
    this.#onIdle = onIdle;
  }

  /** When the program last did something, on the program's clock. */
  get lastActive(): number {
    return this.#lastActive;
  }

  /** Says that the program did something; when it then stays quiet, it is idle. */
  touch(): void {
    this.#clock.touch();
    this.#lastActive = this.#clock.now();
    const seen = ++this.#activity;
    if (this.#waits) return;
    native.setTimeout(() => {
      if (seen === this.#activity && !this.#waits) this.#onIdle();
    }, QUIET_MS);
  }

  get #waits(): boolean {
    return this.#timers.size + this.#workers.size + this.#operations > 0;
  }

  /** @param bind - Gives a callback what it must remember of the code that set the timer. */
  install(bind: (callback: Callback) => Callback): void {
    this.#installTimers(bind);
    this.#installPorts();
    this.#installWorkers();
    installOperations({ begin: () => this.hold(true), end: () => this.hold(false) });
  }

  /** Says that the program waits for what comes from elsewhere, or that it does not any more. */
  hold(isHeld: boolean): void {
    if (isHeld) {
      this.#operations += 1;
      this.#clock.pause();
    } else {
      this.#operations -= 1;
      this.#clock.resume();
      this.touch();
    }
  }

  #installTimers(bind: (callback: Callback) => Callback): void {
    const timers = this.#timers;
    const clock = this.#clock;
    const clear = (id?: unknown): void => {
      clock.clear(id as number);
      if (timers.delete(Number(id))) this.touch();
    };
    const once = (callback: Callback, ms?: number, ...args: unknown[]): number => {
      const bound = bind(callback);
      const id = clock.setTimeout(() => {
        timers.delete(id);
        this.#run(bound, args);
      }, ms);
      timers.add(id);
      return id;
    };
    const every = (callback: Callback, ms?: number, ...args: unknown[]): number => {
      const bound = bind(callback);
      const id = clock.setInterval(() => this.#run(bound, args), ms);
      timers.add(id);
      return id;
    };
    Object.assign(globalThis, {
      setTimeout: once,
      clearTimeout: clear,
      setInterval: every,
      clearInterval: clear,
    });
  }

  #run(callback: Callback, args: unknown[]): void {
    try {
      if (typeof callback === 'function') callback(...args);
    } finally {
      this.touch();
    }
  }

  // A message to a port of this worker is on its way for less than the quiet time.
  #installPorts(): void {
    const touch = (): void => this.touch();
    // eslint-disable-next-line @typescript-eslint/unbound-method -- applied to its own port below
    const { postMessage } = MessagePort.prototype;
    MessagePort.prototype.postMessage = function (this: MessagePort, ...args: unknown[]) {
      touch();
      Reflect.apply(postMessage, this, args);
    } as typeof postMessage;
  }

  #installWorkers(): void {
    if (typeof Worker === 'undefined') return;
    const workers = this.#workers;
    const clock = this.#clock;
    const touch = (): void => this.touch();
    globalThis.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        workers.add(this);
        clock.start();
      }
      override terminate(): void {
        this.unref();
        super.terminate();
      }
      // As Node's workers have them: the library's idle threads keep no program alive.
      ref(): void {
        if (!workers.has(this)) clock.start();
        workers.add(this);
      }
      unref(): void {
        if (workers.delete(this)) clock.stop();
        touch();
      }
    };
  }
}
