import { firstOf, type Request, type Row } from '../request.ts';
import { type Served, unknownMethod } from '../served.ts';
import { Ring } from '../../ring.ts';
import { Empty, Full } from '../../../queue/errors.ts';

/** A queue where it lives: its items are packed, as they came. @internal */
export class ServedQueue implements Served {
  readonly #maxsize: number;
  readonly #items = new Ring<unknown>();
  /** Items that were given to a process that ended before it got them, the last one first. */
  readonly #returned: unknown[] = [];
  readonly #getters: Row = new Set();
  readonly #putters = new Map<Request, unknown>();
  readonly #fullRow: Row = new Set();
  readonly #joiners: Row = new Set();
  #unfinished = 0;

  constructor(maxsize: number) {
    this.#maxsize = maxsize;
  }

  get #size(): number {
    return this.#items.size + this.#returned.length;
  }

  call(request: Request, method: string, args: readonly unknown[]): void {
    switch (method) {
      case 'put':
        this.#put(request, args[0], args[1] === false);
        return;
      case 'get':
        this.#get(request, args[0] === false);
        return;
      case 'qsize':
        request.answer(this.#size);
        return;
      case 'taskDone':
        this.#taskDone();
        request.answer();
        return;
      case 'join':
        if (this.#unfinished === 0) request.answer();
        else request.waitIn(this.#joiners, { expired: () => request.answer() });
        return;
      default:
        unknownMethod(method);
    }
  }

  #put(request: Request, item: unknown, isNow: boolean): void {
    if (this.#maxsize === 0 || this.#size < this.#maxsize) {
      this.#unfinished += 1;
      request.answer();
      this.#add(item);
    } else if (isNow || (request.timeout !== undefined && request.timeout <= 0)) {
      throw this.#full();
    } else {
      this.#putters.set(request, item);
      const forget = (): unknown => this.#putters.delete(request);
      request.waitIn(this.#fullRow, {
        expired: () => {
          forget();
          request.refuse(this.#full());
        },
        aborted: () => {
          forget();
          request.confirmAbort();
        },
        lost: forget,
      });
    }
  }

  #get(request: Request, isNow: boolean): void {
    if (this.#size > 0) {
      this.#giveTo(request);
    } else if (isNow || (request.timeout !== undefined && request.timeout <= 0)) {
      throw new Empty('Put an item first: the queue is empty');
    } else {
      request.waitIn(this.#getters, {
        expired: () => request.refuse(new Empty('Put an item in time: the queue is empty')),
      });
    }
  }

  #add(item: unknown): void {
    this.#items.push(item);
    this.#serve();
  }

  #serve(): void {
    while (this.#size > 0) {
      const next = firstOf(this.#getters);
      if (next === undefined) return;
      this.#giveTo(next);
    }
  }

  #giveTo(request: Request): void {
    const item = this.#returned.length > 0 ? this.#returned.pop() : this.#items.pop();
    request.answer(item, () => {
      this.#returned.push(item);
      this.#serve();
    });
    this.#makeRoom();
  }

  #makeRoom(): void {
    const putter = firstOf(this.#fullRow);
    if (putter === undefined || this.#size >= this.#maxsize) return;
    const item = this.#putters.get(putter);
    this.#putters.delete(putter);
    this.#unfinished += 1;
    putter.answer();
    this.#add(item);
  }

  #taskDone(): void {
    if (this.#unfinished === 0) {
      throw new RangeError('Call taskDone() once for each item: it was called too often');
    }
    this.#unfinished -= 1;
    if (this.#unfinished === 0) for (const joiner of [...this.#joiners]) joiner.answer();
  }

  #full(): Full {
    return new Full(`Take an item first: the queue holds ${this.#maxsize}`);
  }
}
