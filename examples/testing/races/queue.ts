import { AssertionError, deepEqual, equal, ok, throws } from 'node:assert/strict';
import { QueueEmpty, QueueFull, QueueShutDown } from '../../asyncio/errors.ts';
import { LifoQueue } from '../../asyncio/lifo-queue/lifo-queue.ts';
import { PriorityQueue } from '../../asyncio/priority-queue/priority-queue.ts';
import { Queue } from '../../asyncio/queue/queue.ts';
import { Ledger, type Kind } from './ledger.ts';
import { race, rest, type Race, type World } from './race.ts';
import { Waits, type Wait } from './waits.ts';

const compare = (a: number, b: number) => a - b;

function blocked<T>(waits: Waits<T>): Wait<T>[] {
  return waits.pending.filter(({ isBlocked }) => isBlocked);
}

/** No item is lost or given twice, and nobody waits for what is there. */
class Items implements World {
  readonly #queue: Queue<number>;
  readonly #kind: Kind;
  readonly #ledger: Ledger;
  #isShut = false;
  /** Somebody has taken what others were woken for; they keep their places, not their turns. */
  #isContested = false;
  /** Once items were thrown away, nobody outside knows how many are left to be done. */
  #isCleared = false;
  readonly #getters = new Waits<number>((wait) => {
    this.#expectTurn(this.#getters, wait);
    this.#ledger.take(wait.value as number, wait.note === 0 ? undefined : wait.note);
  });
  readonly #putters = new Waits<void>((wait) => {
    this.#expectTurn(this.#putters, wait);
    this.#ledger.add(wait.note);
  });
  readonly #joiners = new Waits<void>(() => {});

  constructor(queue: Queue<number>, kind: Kind) {
    this.#queue = queue;
    this.#kind = kind;
    this.#ledger = new Ledger(kind);
  }

  readonly moves = {
    put: (which: number) => {
      this.#putters.start(which, (options, wait) => {
        wait.note = this.#ledger.fresh();
        wait.isBlocked = this.#queue.full();
        this.#contest(this.#putters, wait.isBlocked);
        if (wait.isBlocked) this.#ledger.lose();
        else if (!wait.isAborted && !this.#isShut) this.#ledger.expect(wait.note);
        return this.#queue.put(wait.note, options);
      });
    },
    get: (which: number) => {
      this.#getters.start(which, (options, wait) => {
        wait.isBlocked = this.#queue.empty();
        this.#contest(this.#getters, wait.isBlocked);
        if (wait.isBlocked) this.#ledger.lose();
        else if (!wait.isAborted) wait.note = this.#ledger.next() ?? 0;
        return this.#queue.get(options);
      });
    },
    'put now': () => {
      const item = this.#ledger.fresh();
      const isFull = this.#queue.full();
      this.#contest(this.#putters, isFull);
      this.#attempt(isFull ? QueueFull : undefined, () => {
        this.#queue.putNowait(item);
        this.#ledger.expect(item);
        this.#ledger.add(item);
      });
    },
    'get now': () => {
      const isEmpty = this.#queue.empty();
      this.#contest(this.#getters, isEmpty);
      this.#attempt(isEmpty ? QueueEmpty : undefined, () => {
        const item = this.#queue.getNowait();
        this.#ledger.take(item, this.#ledger.next());
      });
    },
    'abort a getter': (which: number) => this.#getters.abort(which),
    'abort a putter': (which: number) => this.#putters.abort(which),
    'put and abort': (which: number) => {
      this.moves['put now']();
      this.#getters.abort(which);
    },
    'get and abort': (which: number) => {
      this.moves['get now']();
      this.#putters.abort(which);
    },
    // Gone again before those who were woken for it have their turn.
    'put and take back': (which: number) => {
      for (let item = 0; item <= which % 3; item += 1) this.moves['put now']();
      for (let item = 0; item <= which % 3; item += 1) this.moves['get now']();
    },
    'take and put back': (which: number) => {
      for (let item = 0; item <= which % 3; item += 1) this.moves['get now']();
      for (let item = 0; item <= which % 3; item += 1) this.moves['put now']();
    },
    join: (which: number) => this.#joiners.start(which, (options) => this.#queue.join(options)),
    done: () => {
      if (this.#ledger.unfinished === 0 || this.#isCleared) return;
      this.#ledger.unfinished -= 1;
      this.#queue.taskDone();
    },
    'shut down': () => this.#shutDown(false),
    'shut down at once': () => this.#shutDown(true),
  };

  checkAtRest(): void {
    this.#isContested = false;
    for (const waits of [this.#getters, this.#putters, this.#joiners]) waits.checkAtRest();
    if (this.#getters.pending.length > 0) {
      ok(this.#queue.empty(), 'a getter sleeps by an item');
      ok(!this.#isShut, 'a getter sleeps by a closed queue');
    }
    if (this.#putters.pending.length > 0) {
      ok(this.#queue.full(), 'a putter sleeps by a gap');
      ok(!this.#isShut, 'a putter sleeps by a closed queue');
    }
    if (this.#queue.empty() && this.#getters.isIdle && !this.#isShut) this.#ledger.clear();
    const { maxsize } = this.#queue;
    if (maxsize > 0) ok(this.#queue.qsize() <= maxsize, 'an item too many');
    if (this.#isCleared) return;
    equal(this.#queue.qsize(), this.#ledger.left, 'an item was lost');
    equal(
      this.#joiners.pending.length > 0 && this.#ledger.unfinished === 0,
      false,
      'join() sleeps',
    );
  }

  async end(): Promise<void> {
    while (this.#putters.pending.length > 0) {
      this.moves['get now']();
      await rest();
      this.checkAtRest();
    }
    const left: number[] = [];
    while (!this.#queue.empty()) {
      const item = this.#queue.getNowait();
      this.#ledger.take(item, undefined);
      left.push(item);
    }
    if (this.#kind === 'smallest') deepEqual(left, left.toSorted(compare));
    this.#shutDown(false);
    await rest();
    this.checkAtRest();
    for (; this.#ledger.unfinished > 0 && !this.#isCleared; this.#ledger.unfinished -= 1)
      this.#queue.taskDone();
    while (this.#isCleared && this.#tryDone());
    throws(() => this.#queue.taskDone(), RangeError);
    await rest();
    equal(this.#joiners.pending.length, 0);
  }

  #tryDone(): boolean {
    try {
      this.#queue.taskDone();
      return true;
    } catch {
      return false;
    }
  }

  #contest<T>(waits: Waits<T>, isBlocked: boolean): void {
    if (!isBlocked && blocked(waits).length > 0) this.#isContested = true;
  }

  /** Those who had to wait are served in order. */
  #expectTurn<T>(waits: Waits<T>, wait: Wait<T>): void {
    if (wait.isBlocked && !this.#isContested) waits.expectFirst(wait, blocked(waits));
  }

  #attempt(expected: (new () => Error) | undefined, act: () => void): void {
    try {
      act();
      ok(expected === undefined);
    } catch (error) {
      if (error instanceof AssertionError) throw error;
      ok(error instanceof (this.#isShut ? QueueShutDown : (expected as new () => Error)));
    }
  }

  #shutDown(immediate: boolean): void {
    this.#queue.shutdown(immediate);
    this.#isShut = true;
    this.#isCleared ||= immediate;
    if (immediate) this.#ledger.lose();
    this.#getters.mayReject = this.#putters.mayReject = true;
  }
}

export const queues: readonly Race[] = [
  race('Queue', (size) => new Items(new Queue(size - 1), 'first in')),
  race('LifoQueue', (size) => new Items(new LifoQueue(size - 1), 'last in')),
  race('PriorityQueue', (size) => new Items(new PriorityQueue(size - 1), 'smallest')),
];
