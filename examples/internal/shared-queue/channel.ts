import { Empty, Full, ShutDown } from '../../queue/errors.ts';
import { refusal } from '../abort.ts';
import { checkTimeout } from '../check.ts';
import { reporter } from '../report.ts';
import { Deadline, sleepAsync, sleepSync } from '../shared/futex.ts';
import { checkMayBlock } from '../shared/wait.ts';
import { DONE, GETS, GETTERS, JOINERS, PUTS, PUTTERS, SHUT } from './layout.ts';
import { itemOf, valueOf } from './item.ts';
import type { Item } from './record.ts';
import { checkTransfer, detach } from './transfer.ts';
import { NOTHING, type SharedStore } from './store.ts';

/** What waiting for a queue takes. @internal */
export interface Patience {
  readonly block?: boolean | undefined;
  readonly timeout?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly transfer?: readonly ArrayBuffer[] | undefined;
}

/** How often to look before going to sleep: somebody is likely to be at it. */
const LOOKS = 2000;

const done = Promise.resolve();
const nowait: Patience = { block: false };

/** The waiting at a store's two ends. @internal */
export class Channel {
  readonly store: SharedStore;
  readonly subject: object;
  readonly kind: string;

  constructor(store: SharedStore, subject: object, kind: string) {
    this.store = store;
    this.subject = subject;
    this.kind = kind;
  }

  put(value: unknown, patience: Patience | undefined): Promise<void> {
    const refused = refusal(patience?.signal);
    if (refused !== undefined) return refused;
    try {
      checkPatience(patience);
      const item = itemOf(value);
      const seen = this.#word(GETS);
      if (this.#gave(item, patience)) return done;
      return this.#putLater(item, seen, patience);
    } catch (error) {
      const reason = error as Error;
      return Promise.reject(reason);
    }
  }

  putSync(value: unknown, patience: Patience | undefined): void {
    if (patience?.block !== false) checkMayBlock('put');
    checkPatience(patience);
    const item = itemOf(value);
    const deadline = new Deadline(patience?.timeout);
    for (let looked = false; ;) {
      const seen = this.#word(GETS);
      if (this.#gave(item, patience)) return;
      if (deadline.isOver) throw this.#full();
      if (!looked) looked = true;
      else this.#sleep(PUTTERS, GETS, seen, deadline);
      this.#look(GETS, seen);
    }
  }

  putNowait(value: unknown, patience: Patience | undefined): void {
    checkPatience(patience);
    this.#gave(itemOf(value), patience === undefined ? nowait : { ...patience, block: false });
  }

  get(patience: Patience | undefined): Promise<unknown> {
    const refused = refusal(patience?.signal);
    if (refused !== undefined) return refused;
    try {
      checkPatience(patience);
      const seen = this.#word(PUTS);
      const item = this.#taken(seen, patience);
      return item === NOTHING ? this.#getLater(seen, patience) : Promise.resolve(valueOf(item));
    } catch (error) {
      const reason = error as Error;
      return Promise.reject(reason);
    }
  }

  getSync(patience: Patience | undefined): unknown {
    if (patience?.block !== false) checkMayBlock('get');
    checkPatience(patience);
    const deadline = new Deadline(patience?.timeout);
    for (let looked = false; ;) {
      const seen = this.#word(PUTS);
      const item = this.#taken(seen, patience);
      if (item !== NOTHING) return valueOf(item);
      if (deadline.isOver) throw this.#empty();
      if (!looked) looked = true;
      else this.#sleep(GETTERS, PUTS, seen, deadline);
      this.#look(PUTS, seen);
    }
  }

  getNowait(): unknown {
    return valueOf(this.#taken(this.#word(PUTS), nowait));
  }

  async join(signal: AbortSignal | undefined): Promise<void> {
    await refusal(signal);
    const { store } = this;
    const deadline = new Deadline(undefined);
    for (;;) {
      const seen = this.#word(DONE);
      if (store.unfinished() === 0) return;
      await this.#sleepLater(JOINERS, DONE, seen, deadline, signal);
    }
  }

  joinSync(): void {
    checkMayBlock('join');
    const deadline = new Deadline(undefined);
    for (;;) {
      const seen = this.#word(DONE);
      if (this.store.unfinished() === 0) return;
      this.#sleep(JOINERS, DONE, seen, deadline);
    }
  }

  async #putLater(item: Item, word: number, patience: Patience | undefined): Promise<void> {
    const deadline = new Deadline(patience?.timeout);
    for (let seen = word; ;) {
      if (deadline.isOver) throw this.#full();
      await this.#sleepLater(PUTTERS, GETS, seen, deadline, patience?.signal);
      seen = this.#word(GETS);
      if (this.#gave(item, patience)) return;
    }
  }

  async #getLater(word: number, patience: Patience | undefined): Promise<unknown> {
    const deadline = new Deadline(patience?.timeout);
    for (let seen = word; ;) {
      if (deadline.isOver) throw this.#empty();
      await this.#sleepLater(GETTERS, PUTS, seen, deadline, patience?.signal);
      seen = this.#word(PUTS);
      const item = this.#taken(seen, patience);
      if (item !== NOTHING) return valueOf(item);
    }
  }

  #gave(item: Item, patience: Patience | undefined): boolean {
    const offered = this.store.offer(item);
    if (offered === 'done') {
      if (patience?.transfer !== undefined) detach(patience.transfer);
      reporter?.report('put', this.subject, this.kind, patience?.signal);
      return true;
    }
    if (offered === 'shut') throw new ShutDown('Stop putting: the queue was shut down');
    if (patience?.block === false) throw this.#full();
    return false;
  }

  /** `seen` was read before: if it says that no more will come, what was there then was all. */
  #taken(seen: number, patience: Patience | undefined): unknown {
    const item = this.store.poll();
    if (item !== NOTHING) {
      reporter?.report('get', this.subject, this.kind, patience?.signal);
      return item;
    }
    if ((seen & SHUT) !== 0) throw new ShutDown('Stop getting: the queue was shut down');
    if (patience?.block === false) throw this.#empty();
    return NOTHING;
  }

  #word(cell: number): number {
    return Atomics.load(this.store.cells, cell);
  }

  #look(cell: number, seen: number): void {
    const { cells } = this.store;
    for (let looks = 0; looks < LOOKS; looks += 1) {
      if (Atomics.load(cells, cell) !== seen) return;
    }
  }

  #sleep(waiting: number, cell: number, seen: number, deadline: Deadline): void {
    const { cells } = this.store;
    Atomics.add(cells, waiting, 1);
    sleepSync(cells, cell, seen, deadline.slice);
    Atomics.sub(cells, waiting, 1);
  }

  async #sleepLater(
    waiting: number,
    cell: number,
    seen: number,
    deadline: Deadline,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const { cells } = this.store;
    const caller = { list: this, signal };
    reporter?.wait(caller, undefined);
    Atomics.add(cells, waiting, 1);
    try {
      await sleepAsync(cells, cell, seen, deadline.slice, signal);
    } finally {
      Atomics.sub(cells, waiting, 1);
      reporter?.resume(caller);
    }
  }

  #full(): Full {
    return new Full(`Take an item first: the queue holds ${this.store.maxsize}`);
  }

  #empty(): Empty {
    return new Empty('Put an item first: the queue is empty');
  }
}

function checkPatience(patience: Patience | undefined): void {
  if (patience?.transfer !== undefined) checkTransfer(patience.transfer);
  const timeout = patience?.timeout;
  checkTimeout('"timeout"', timeout);
  if (timeout !== undefined && timeout < 0) {
    throw new RangeError(`Pass milliseconds >= 0 as "timeout": received ${timeout}`);
  }
}
