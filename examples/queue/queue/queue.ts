import { checkCount } from '../../internal/check.ts';
import { Channel } from '../../internal/shared-queue/channel.ts';
import { RingStore } from '../../internal/shared-queue/ring-store.ts';
import { type StoreState, newState } from '../../internal/shared-queue/store.ts';
import { REVIVE, SHARE, type Shareable, type Shared } from '../../internal/shared/share.ts';
import type { GetOptions, PutOptions } from '../options.ts';

export class Queue<T> implements Shareable {
  readonly #channel: Channel;

  constructor(maxsize?: number);
  /** @internal */
  constructor(maxsize: number, state: StoreState);
  constructor(maxsize = 0, state?: StoreState) {
    checkCount('maxsize', maxsize, 0);
    this.#channel = new Channel(new RingStore(state ?? newState(maxsize)), this, 'Queue');
  }

  /** @internal */
  static [REVIVE](state: unknown): Queue<unknown> {
    return new Queue(0, state as StoreState);
  }

  /** @internal */
  [SHARE](): Shared {
    return { kind: 'queue.Queue', reach: 'threads', state: this.#channel.store.state };
  }

  get maxsize(): number {
    return this.#channel.store.maxsize;
  }

  set maxsize(maxsize: number) {
    checkCount('maxsize', maxsize, 0);
    this.#channel.store.maxsize = maxsize;
  }

  get isShutdown(): boolean {
    return this.#channel.store.isShut;
  }

  qsize(): number {
    return this.#channel.store.size();
  }

  empty(): boolean {
    return this.qsize() === 0;
  }

  full(): boolean {
    const { maxsize } = this;
    return maxsize > 0 && this.qsize() >= maxsize;
  }

  put(item: T, options?: PutOptions): Promise<void> {
    return this.#channel.put(item, options);
  }

  putSync(item: T, options?: Omit<PutOptions, 'signal'>): void {
    this.#channel.putSync(item, options);
  }

  putNowait(item: T): void {
    this.#channel.putNowait(item);
  }

  get(options?: GetOptions): Promise<T> {
    return this.#channel.get(options) as Promise<T>;
  }

  getSync(options?: Omit<GetOptions, 'signal'>): T {
    return this.#channel.getSync(options) as T;
  }

  getNowait(): T {
    return this.#channel.getNowait() as T;
  }

  taskDone(): void {
    if (!this.#channel.store.finish()) {
      throw new RangeError('Call taskDone() once for each item: it was called too often');
    }
  }

  join(options?: { signal?: AbortSignal | undefined }): Promise<void> {
    return this.#channel.join(options?.signal);
  }

  joinSync(): void {
    this.#channel.joinSync();
  }

  shutdown(immediate = false): void {
    this.#channel.store.shut(immediate);
  }
}
