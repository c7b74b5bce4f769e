import { LABEL, reporter, type ReportType } from '../report.ts';
import { nextTurn } from '../timer.ts';
import type { Address } from './address.ts';
import type { AskOptions } from './questions.ts';
import { ownBroker } from './own.ts';
import type { Served } from './served.ts';

let asked = 0;

/** What traces tell of the methods that may wait, and of what they have done. */
const waiting: ReadonlySet<string> = new Set(['acquire', 'get', 'join', 'put', 'recv', 'wait']);
const done: Readonly<Record<string, ReportType>> = {
  acquire: 'acquire',
  release: 'release',
  releaseHold: 'release',
  put: 'put',
  send: 'put',
  get: 'get',
  recv: 'get',
  set: 'set',
  notify: 'notify',
};

/** Where an object lives, as it travels. @internal */
export interface Place {
  readonly owner: Address;
  readonly object: string;
}

/** An object, wherever it lives. @internal */
export class Remote {
  readonly place: Place;
  #isPublished = false;
  readonly #served: Served | undefined;

  /** An object made here, or one that another process has sent the place of. */
  constructor(what: Served | Place, kind = 'Object') {
    if ('owner' in what) {
      this.place = what;
      this.#served = what.owner === ownBroker.address ? ownBroker.object(what.object) : undefined;
    } else {
      this.place = { owner: ownBroker.address, object: ownBroker.newName(kind) };
      this.#served = what;
    }
  }

  /** Makes an object where another one lives. */
  static beside(neighbour: Remote, served: string, kind: string, args: readonly unknown[]): Remote {
    const { owner } = neighbour.place;
    return new Remote({ owner, object: ownBroker.create(owner, served, kind, args) });
  }

  /** The object itself, if it lives here. */
  get served(): Served | undefined {
    return this.#served;
  }

  /** Where others find it. Only what has been shared is kept for them. */
  share(): Place {
    if (this.#served !== undefined && !this.#isPublished) {
      this.#isPublished = true;
      ownBroker.publish(this.place.object, this.#served);
    }
    return this.place;
  }

  ask<T>(method: string, args: readonly unknown[] = [], options?: AskOptions): Promise<T> {
    const answer =
      reporter === undefined
        ? this.#ask(method, args, options)
        : this.#traced(method, args, options);
    return answer as Promise<T>;
  }

  /** Calls a method and waits for nothing. */
  tell(method: string, args: readonly unknown[] = []): void {
    const type = done[method];
    if (type !== undefined) reporter?.report(type, this, '');
    if (this.#served === undefined) {
      ownBroker.tell(this.place.owner, this.place.object, method, args);
    } else {
      ownBroker.askHere(this.#served, method, args).catch(() => undefined);
    }
  }

  /** @internal */
  [LABEL](): string {
    const { owner, object } = this.place;
    const name = object.slice(object.indexOf(':') + 1);
    return owner === '0' ? name : `${name} (${owner})`;
  }

  async #ask(
    method: string,
    args: readonly unknown[],
    options: AskOptions | undefined,
  ): Promise<unknown> {
    if (this.#served === undefined) {
      const { owner, object } = this.place;
      return ownBroker.ask(owner, object, method, args, options);
    }
    const answer = await ownBroker.askHere(this.#served, method, args, options);
    // One who asks in a loop must not keep the messages out that others send.
    if ((asked = (asked + 1) % 64) === 0) await new Promise<void>(nextTurn);
    return answer;
  }

  async #traced(
    method: string,
    args: readonly unknown[],
    options: AskOptions | undefined,
  ): Promise<unknown> {
    const signal = options?.signal;
    const waits = waiting.has(method);
    const task = waits ? reporter?.report('wait', this, '', signal) : undefined;
    let answer: unknown;
    try {
      answer = await this.#ask(method, args, options);
    } finally {
      if (waits) reporter?.report('resume', this, '', signal, task);
    }
    const type = done[method];
    if (type !== undefined && (method !== 'acquire' || answer !== undefined)) {
      reporter?.report(type, this, '', signal, task);
    }
    return answer;
  }
}
