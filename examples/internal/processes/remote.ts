import { nextTurn } from '../timer.ts';
import type { Address } from './address.ts';
import type { AskOptions } from './questions.ts';
import { ownBroker } from './own.ts';
import type { Served } from './served.ts';

let asked = 0;

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
  constructor(what: Served | Place) {
    if ('owner' in what) {
      this.place = what;
      this.#served = what.owner === ownBroker.address ? ownBroker.object(what.object) : undefined;
    } else {
      this.place = { owner: ownBroker.address, object: ownBroker.newName() };
      this.#served = what;
    }
  }

  /** Makes an object where another one lives. */
  static beside(neighbour: Remote, kind: string, args: readonly unknown[]): Remote {
    const { owner } = neighbour.place;
    return new Remote({ owner, object: ownBroker.create(owner, kind, args) });
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

  async ask<T>(method: string, args: readonly unknown[] = [], options?: AskOptions): Promise<T> {
    if (this.#served === undefined) {
      const { owner, object } = this.place;
      return (await ownBroker.ask(owner, object, method, args, options)) as T;
    }
    const answer = await ownBroker.askHere(this.#served, method, args, options);
    // One who asks in a loop must not keep the messages out that others send.
    if ((asked = (asked + 1) % 64) === 0) await new Promise<void>(nextTurn);
    return answer as T;
  }

  /** Calls a method and waits for nothing. */
  tell(method: string, args: readonly unknown[] = []): void {
    if (this.#served === undefined) {
      ownBroker.tell(this.place.owner, this.place.object, method, args);
    } else {
      ownBroker.askHere(this.#served, method, args).catch(() => undefined);
    }
  }
}
