import { Empty, Full, ShutDown } from '../../queue/errors.ts';
import { refusal } from '../abort.ts';
import { checkTimeout } from '../check.ts';
import { reporter } from '../report.ts';
import { Deadline } from '../shared/futex.ts';
import { type Wait, awaitFor, blockFor, checkMayBlock } from '../shared/wait.ts';
import { itemOf, kept, valueOf } from './item.ts';
import { DONE, GETS, GETTERS, JOINERS, PUTS, PUTTERS, SHUT } from './layout.ts';
import type { Item } from './record.ts';
import { NOTHING, type SharedStore } from './store.ts';
import { checkTransfer, detach } from './transfer.ts';

/** What putting and getting take. @internal */
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

/** A store with the waiting at its ends. @internal */
export class Channel {
  readonly store: SharedStore;
  readonly #subject: object;

  /** @param subject - Whose it is, for those who trace. */
  constructor(store: SharedStore, subject: object) {
    this.store = store;
    this.#subject = subject;
  }

  put(value: unknown, patience: Patience | undefined): Promise<void> {
    const refused = refusal(patience?.signal);
    if (refused !== undefined) return refused;
    try {
      checkPatience(patience);
      const item = itemOf(value);
      if (this.#gave(item, patience)) return done;
      return awaitFor(this.#subject, this.#giving(kept(item), patience), patience?.signal);
    } catch (error) {
      const reason = error as Error;
      return Promise.reject(reason);
    }
  }

  putSync(value: unknown, patience: Patience | undefined): void {
    if (patience?.block !== false) checkMayBlock('put');
    checkPatience(patience);
    const item = itemOf(value);
    // As in `#takenAtOnce()`.
    if (this.#gave(item, patience)) return;
    const seen = this.#word(GETS);
    if (this.#gave(item, patience)) return;
    this.#look(GETS, seen);
    blockFor(this.#subject, this.#giving(kept(item), patience));
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
      const value = this.#takenAtOnce(patience);
      if (value !== NOTHING) return Promise.resolve(value);
      return awaitFor(this.#subject, this.#taking(patience), patience?.signal);
    } catch (error) {
      const reason = error as Error;
      return Promise.reject(reason);
    }
  }

  getSync(patience: Patience | undefined): unknown {
    if (patience?.block !== false) checkMayBlock('get');
    checkPatience(patience);
    const item = this.store.poll();
    if (item !== NOTHING) return this.#got(item, patience);
    const seen = this.#word(PUTS);
    const value = this.#taken(seen, patience);
    if (value !== NOTHING) return value;
    this.#look(PUTS, seen);
    return blockFor(this.#subject, this.#taking(patience));
  }

  getNowait(): unknown {
    return this.#takenAtOnce(nowait);
  }

  join(signal: AbortSignal | undefined): Promise<void> {
    const refused = refusal(signal);
    if (refused !== undefined) return refused;
    return this.store.unfinished() === 0 ? done : awaitFor(this.#subject, this.#joining(), signal);
  }

  joinSync(): void {
    checkMayBlock('join');
    if (this.store.unfinished() > 0) blockFor(this.#subject, this.#joining());
  }

  *#giving(item: Item, patience: Patience | undefined): Wait<void> {
    const deadline = new Deadline(patience?.timeout);
    for (;;) {
      const seen = this.#word(GETS);
      if (this.#gave(item, patience)) return;
      if (deadline.isOver) throw this.#full();
      yield* this.#sleep(PUTTERS, GETS, seen, deadline);
    }
  }

  *#taking(patience: Patience | undefined): Wait<unknown> {
    const deadline = new Deadline(patience?.timeout);
    for (;;) {
      const seen = this.#word(PUTS);
      const value = this.#taken(seen, patience);
      if (value !== NOTHING) return value;
      if (deadline.isOver) throw this.#empty();
      yield* this.#sleep(GETTERS, PUTS, seen, deadline);
    }
  }

  *#joining(): Wait<void> {
    const deadline = new Deadline(undefined);
    for (;;) {
      const seen = this.#word(DONE);
      if (this.store.unfinished() === 0) return;
      yield* this.#sleep(JOINERS, DONE, seen, deadline);
    }
  }

  // Those at the other end notify only if somebody says here that he sleeps.
  *#sleep(sleepers: number, index: number, value: number, deadline: Deadline): Wait<void> {
    const { cells } = this.store;
    Atomics.add(cells, sleepers, 1);
    try {
      yield { cells, index, value, ms: deadline.slice };
    } finally {
      Atomics.sub(cells, sleepers, 1);
    }
  }

  #gave(item: Item, patience: Patience | undefined): boolean {
    const offered = this.store.offer(item);
    if (offered === 'done') {
      if (patience?.transfer !== undefined) detach(patience.transfer);
      if (reporter !== undefined) reporter.report('put', this.#subject, '', patience?.signal);
      return true;
    }
    if (offered === 'shut') throw new ShutDown('Stop putting: the queue was shut down');
    if (patience?.block === false) throw this.#full();
    return false;
  }

  /** The other end's word is read only if it must be: that takes its line from whoever writes it. */
  #takenAtOnce(patience: Patience | undefined): unknown {
    const item = this.store.poll();
    return item === NOTHING ? this.#taken(this.#word(PUTS), patience) : this.#got(item, patience);
  }

  /** `seen` was read before: if it says that no more will come, what was there then was all. */
  #taken(seen: number, patience: Patience | undefined): unknown {
    const item = this.store.poll();
    if (item !== NOTHING) return this.#got(item, patience);
    if ((seen & SHUT) !== 0) throw new ShutDown('Stop getting: the queue was shut down');
    if (patience?.block === false) throw this.#empty();
    return NOTHING;
  }

  #got(item: unknown, patience: Patience | undefined): unknown {
    if (reporter !== undefined) reporter.report('get', this.#subject, '', patience?.signal);
    return valueOf(item);
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

  #full(): Full {
    return new Full(`Take an item first: the queue holds ${this.store.maxsize}`);
  }

  #empty(): Empty {
    return new Empty('Put an item first: the queue is empty');
  }
}

function checkPatience(patience: Patience | undefined): void {
  if (patience === undefined) return;
  const { timeout, transfer } = patience;
  if (transfer !== undefined) checkTransfer(transfer);
  checkTimeout('"timeout"', timeout);
  if (timeout !== undefined && timeout < 0) {
    throw new RangeError(`Pass milliseconds >= 0 as "timeout": received ${timeout}`);
  }
}
