import { TimeoutError } from '../../asyncio/errors.ts';
import type { Future } from '../future/future.ts';
import type { MapOptions } from './executor.ts';

/** The results of `map()`, in the order of the calls. @internal */
export class MapResults<T> implements AsyncIterableIterator<T, undefined> {
  readonly #futures: Future<readonly T[]>[] = [];
  readonly #source: Iterator<Future<readonly T[]>>;
  readonly #end: number | undefined;
  readonly #options: MapOptions;
  #values: readonly T[] = [];
  #at = 0;
  /** The results that somebody waits for, if they are not there; it never rejects. */
  #loading: Promise<{ readonly error: unknown } | undefined> | undefined;

  constructor(source: Iterator<Future<readonly T[]>>, options: MapOptions) {
    const { timeout, buffersize = Infinity } = options;
    this.#source = source;
    this.#options = options;
    this.#end = timeout === undefined ? undefined : performance.now() + timeout;
    while (this.#futures.length < buffersize && this.#pull());
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<T, undefined>> {
    while (this.#at === this.#values.length) {
      // Who asks meanwhile has its turn afterwards, as with a generator.
      if (this.#loading !== undefined) {
        await this.#loading;
        continue;
      }
      const future = this.#futures.shift();
      if (future === undefined) return { done: true, value: undefined };
      this.#loading = this.#load(future);
      const failure = await this.#loading;
      if (failure !== undefined) throw failure.error;
    }
    const value = this.#values[this.#at] as T;
    this.#at += 1;
    return { done: false, value };
  }

  async #load(future: Future<readonly T[]>): Promise<{ readonly error: unknown } | undefined> {
    try {
      this.#pull();
      this.#values = await future.result({ timeout: this.#left(), signal: this.#options.signal });
      this.#at = 0;
      return undefined;
    } catch (error) {
      future.cancel();
      this.#leave();
      return { error: error instanceof TimeoutError && !future.done() ? this.#late() : error };
    } finally {
      this.#loading = undefined;
    }
  }

  return(): Promise<IteratorResult<T, undefined>> {
    this.#leave();
    return Promise.resolve({ done: true, value: undefined });
  }

  #left(): number | undefined {
    return this.#end === undefined ? undefined : Math.max(0, this.#end - performance.now());
  }

  #late(): TimeoutError {
    return new TimeoutError(`Wait longer than ${this.#options.timeout} ms: a call has not ended`);
  }

  #pull(): boolean {
    const next = this.#source.next();
    if (next.done === true) return false;
    this.#futures.push(next.value);
    return true;
  }

  #leave(): void {
    for (const future of this.#futures.splice(0)) future.cancel();
    this.#values = [];
    this.#at = 0;
    this.#source.return?.();
  }
}
