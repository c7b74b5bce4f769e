import { BrokenBarrierError } from '../../../asyncio/errors.ts';
import { described } from '../errors.ts';
import type { Request, Row } from '../request.ts';
import { type Served, unknownMethod } from '../served.ts';

/** A barrier where it lives; its action runs there too. @internal */
export class ServedBarrier implements Served {
  readonly #parties: number;
  readonly #action: (() => unknown) | undefined;
  #arrived: Row = new Set();
  /** Rounds that are complete, and wait for the action. */
  readonly #complete = new Set<Row>();
  #broken: string | undefined;

  constructor(parties: number, action: (() => unknown) | undefined) {
    this.#parties = parties;
    this.#action = action;
  }

  call(request: Request, method: string): void {
    switch (method) {
      case 'wait':
        this.#wait(request);
        return;
      case 'reset':
        this.#break('it was reset');
        this.#broken = undefined;
        request.answer();
        return;
      case 'abort':
        this.#break('it was aborted');
        request.answer();
        return;
      case 'nWaiting':
        request.answer(this.#arrived.size);
        return;
      case 'broken':
        request.answer(this.#broken !== undefined);
        return;
      default:
        unknownMethod(method);
    }
  }

  #wait(request: Request): void {
    if (this.#broken !== undefined) throw brokenBy(this.#broken);
    request.waitIn(this.#arrived, {
      expired: () => {
        const why = 'not all parties came in time';
        request.refuse(brokenBy(why));
        this.#break(why);
      },
      lost: (ending) => this.#break(described(ending)),
    });
    if (this.#arrived.size === this.#parties) this.#pass(request);
  }

  #pass(last: Request): void {
    const complete = this.#arrived;
    this.#arrived = new Set();
    this.#complete.add(complete);
    const letGo = (): void => {
      this.#complete.delete(complete);
      for (const [index, request] of [...complete].entries()) request.answer(index);
    };
    const fail = (error: unknown): void => {
      if (!this.#complete.has(complete)) return;
      last.refuse(error);
      this.#break('its action failed');
    };
    try {
      const acting = this.#action?.();
      if (acting instanceof Promise) acting.then(letGo, fail);
      else letGo();
    } catch (error) {
      fail(error);
    }
  }

  #break(why: string): void {
    this.#broken ??= why;
    const waiting = [this.#arrived, ...this.#complete].flatMap((row) => [...row]);
    this.#arrived = new Set();
    this.#complete.clear();
    for (const request of waiting) request.refuse(brokenBy(why));
  }
}

function brokenBy(why: string): BrokenBarrierError {
  return new BrokenBarrierError(`Reset the barrier before the next wait(): ${why}`);
}
