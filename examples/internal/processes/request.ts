import { Alarm } from '../alarm.ts';
import type { Address } from './address.ts';
import type { Ending } from './letter.ts';

/** Who wait for the same thing, in order of arrival. @internal */
export type Row = Set<Request>;

/** How a request is answered. @internal */
export interface Answering {
  /** `takeBack` is called when the answer did not reach the asker, who is gone. */
  answer(value: unknown, takeBack: (() => void) | undefined): void;
  refuse(error: unknown): void;
  aborted(): void;
}

/** What becomes of one who leaves its row early; it is out of the row before it is told. @internal */
export interface WaysOut {
  /** Its time is up. */
  readonly expired: () => void;
  /** Its caller has aborted it; without this, that is all. */
  readonly aborted?: () => void;
  /** Its process has ended. */
  readonly lost?: (ending: Ending) => void;
}

interface Waiting {
  readonly row: Row;
  readonly alarm: Alarm | undefined;
  readonly ways: WaysOut;
}

const stays: WaysOut = { expired: () => undefined, aborted: () => undefined };

/** One call of a method, from when it arrives until it is answered. @internal */
export class Request {
  readonly from: Address;
  readonly timeout: number | undefined;
  #isSettled = false;
  #waiting: Waiting | undefined;
  readonly #answering: Answering;

  constructor(from: Address, timeout: number | undefined, answering: Answering) {
    this.from = from;
    this.timeout = timeout;
    this.#answering = answering;
  }

  get isSettled(): boolean {
    return this.#isSettled;
  }

  answer(value?: unknown, takeBack?: () => void): void {
    if (this.#settle()) this.#answering.answer(value, takeBack);
  }

  refuse(error: unknown): void {
    if (this.#settle()) this.#answering.refuse(error);
  }

  /** Ends the wait because the caller asked for it. */
  confirmAbort(): void {
    if (this.#settle()) this.#answering.aborted();
  }

  /** Waits in a row, up to the request's time or as long as it takes. */
  waitIn(row: Row, ways: WaysOut): void {
    this.#leaveRow();
    const { timeout } = this;
    const alarm =
      timeout === undefined || timeout === Infinity
        ? undefined
        : new Alarm(Math.max(0, timeout), () => {
            this.#leaveRow();
            ways.expired();
          });
    row.add(this);
    this.#waiting = { row, alarm, ways };
  }

  /** Goes on waiting in another row, whatever happens. */
  moveTo(row: Row): void {
    this.#leaveRow();
    row.add(this);
    this.#waiting = { row, alarm: undefined, ways: stays };
  }

  /** Does what the caller wants who has aborted the wait. */
  abort(): void {
    const aborted = this.#waiting?.ways.aborted;
    if (aborted === undefined) {
      this.confirmAbort();
    } else {
      this.#leaveRow();
      aborted();
    }
  }

  /** Forgets the request: its caller is gone. */
  drop(ending: Ending): void {
    const lost = this.#waiting?.ways.lost;
    if (this.#settle()) lost?.(ending);
  }

  #settle(): boolean {
    if (this.#isSettled) return false;
    this.#isSettled = true;
    this.#leaveRow();
    return true;
  }

  #leaveRow(): void {
    this.#waiting?.alarm?.cancel();
    this.#waiting?.row.delete(this);
    this.#waiting = undefined;
  }
}

/** The one who has waited longest. @internal */
export function firstOf(row: Row): Request | undefined {
  for (const request of row) return request;
  return undefined;
}
