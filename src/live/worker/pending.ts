import { native } from './natives.ts';

// Work that we do not follow (a stream, a digest) ends within this time, or counts as none.
const QUIET_MS = 50;

type Callback = (...args: unknown[]) => unknown;

/**
 * Follows what the program still waits for, as Node does to know when to exit: timers, intervals
 * and workers. Promises alone keep nothing alive.
 */
export class Pending {
  readonly #timers = new Set<number>();
  readonly #workers = new Set<object>();
  readonly #onIdle: () => void;
  #activity = 0;
  #lastActive = native.now();

  constructor(onIdle: () => void) {
    this.#onIdle = onIdle;
  }

  /** When the program last did something, on the clock of `performance.now`. */
  get lastActive(): number {
    return this.#lastActive;
  }

  /** Says that the program did something; when it then stays quiet, it is idle. */
  touch(): void {
    this.#lastActive = native.now();
    const seen = ++this.#activity;
    if (this.#timers.size + this.#workers.size > 0) return;
    native.setTimeout(() => {
      const quiet = seen === this.#activity && this.#timers.size + this.#workers.size === 0;
      if (quiet) this.#onIdle();
    }, QUIET_MS);
  }

  /** @param bind - Gives a callback what it must remember of the code that set the timer. */
  install(bind: (callback: Callback) => Callback): void {
    this.#installTimers(bind);
    this.#installPorts();
    this.#installWorkers();
  }

  #installTimers(bind: (callback: Callback) => Callback): void {
    const timers = this.#timers;
    const clear = (id?: unknown): void => {
      native.clearTimeout(id as number);
      if (timers.delete(Number(id))) this.touch();
    };
    const once = (callback: Callback, ms?: number, ...args: unknown[]): number => {
      const bound = bind(callback);
      const id = native.setTimeout(() => {
        timers.delete(id);
        this.#run(bound, args);
      }, ms) as unknown as number;
      timers.add(id);
      return id;
    };
    const every = (callback: Callback, ms?: number, ...args: unknown[]): number => {
      const bound = bind(callback);
      const id = native.setInterval(() => this.#run(bound, args), ms) as unknown as number;
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
    const touch = (): void => this.touch();
    globalThis.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        workers.add(this);
      }
      override terminate(): void {
        this.unref();
        super.terminate();
      }
      // As Node's workers have them: the library's idle threads keep no program alive.
      ref(): void {
        workers.add(this);
      }
      unref(): void {
        workers.delete(this);
        touch();
      }
    };
  }
}
