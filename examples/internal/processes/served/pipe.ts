import { BrokenPipeError, EOFError } from '../../../multiprocessing/errors.ts';
import { Ring } from '../../ring.ts';
import { type Address, isWithin } from '../address.ts';
import type { Ending } from '../letter.ts';
import { firstOf, type Request, type Row } from '../request.ts';
import { type Served, unknownMethod } from '../served.ts';

/** One end: what has come for it, who waits for that, and in whose hands it is. */
class End {
  readonly items = new Ring<unknown>();
  readonly returned: unknown[] = [];
  readonly receivers: Row = new Set();
  readonly pollers: Row = new Set();
  /** How often each process has it, and how it is named on its way between two. */
  readonly holders = new Map<Address, number>();

  get size(): number {
    return this.items.size + this.returned.length;
  }
}

/** A pipe where it lives. @internal */
export class ServedPipe implements Served {
  readonly #ends: readonly [End, End] = [new End(), new End()];

  constructor(own: Address) {
    for (const end of this.#ends) end.holders.set(own, 1);
  }

  call(request: Request, method: string, [index, argument, instead]: readonly unknown[]): void {
    const end = this.#ends[index === 0 ? 0 : 1];
    const other = this.#ends[index === 0 ? 1 : 0];
    switch (method) {
      case 'send':
        this.#send(request, end, other, argument);
        return;
      case 'recv':
        this.#receive(request, end, other);
        return;
      case 'poll':
        if (isReady(end, other)) request.answer(true);
        else if (request.timeout !== undefined && request.timeout <= 0) request.answer(false);
        else request.waitIn(end.pollers, { expired: () => request.answer(false) });
        return;
      case 'hold':
        this.#hold(end, argument as Address);
        if (instead !== undefined) this.#letGo(end, other, instead as Address);
        request.answer();
        return;
      case 'letGo':
        this.#letGo(end, other, argument as Address);
        request.answer();
        return;
      default:
        unknownMethod(method);
    }
  }

  ended(ending: Ending): void {
    for (const [end, other] of [this.#ends, [this.#ends[1], this.#ends[0]] as const]) {
      for (const address of end.holders.keys()) {
        if (isWithin(address, ending.address)) end.holders.delete(address);
      }
      if (end.holders.size === 0) tellOfEnd(other);
    }
  }

  #send(request: Request, end: End, other: End, item: unknown): void {
    if (other.holders.size === 0) {
      throw new BrokenPipeError('Keep the other end open: nobody has it any more');
    }
    request.answer();
    other.items.push(item);
    serve(other, end);
  }

  #receive(request: Request, end: End, other: End): void {
    if (end.size > 0) giveTo(request, end, other);
    else if (other.holders.size === 0) throw endOfFile();
    else request.waitIn(end.receivers, { expired: () => request.refuse(endOfFile()) });
  }

  #hold(end: End, address: Address): void {
    end.holders.set(address, (end.holders.get(address) ?? 0) + 1);
  }

  #letGo(end: End, other: End, address: Address): void {
    const count = end.holders.get(address) ?? 0;
    if (count > 1) end.holders.set(address, count - 1);
    else end.holders.delete(address);
    if (end.holders.size === 0) tellOfEnd(other);
  }
}

function isReady(end: End, other: End): boolean {
  return end.size > 0 || other.holders.size === 0;
}

function serve(end: End, other: End): void {
  for (const poller of [...end.pollers]) poller.answer(true);
  while (end.size > 0) {
    const next = firstOf(end.receivers);
    if (next === undefined) return;
    giveTo(next, end, other);
  }
}

function giveTo(request: Request, end: End, other: End): void {
  const item = end.returned.length > 0 ? end.returned.pop() : end.items.pop();
  request.answer(item, () => {
    end.returned.push(item);
    serve(end, other);
  });
}

// What has been sent can still be received; only then is it the end.
function tellOfEnd(end: End): void {
  for (const poller of [...end.pollers]) poller.answer(true);
  for (const receiver of [...end.receivers]) receiver.refuse(endOfFile());
}

function endOfFile(): EOFError {
  return new EOFError('Stop receiving: the other end is closed');
}
