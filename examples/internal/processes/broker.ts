import { type Address, isWithin } from './address.ts';
import { failureOf } from './errors.ts';
import type { Ending, Letter } from './letter.ts';
import { PostOffice } from './post-office.ts';
import { type AskOptions, Questions } from './questions.ts';
import { Request } from './request.ts';
import type { Served } from './served.ts';
import type { Tree } from './tree.ts';

/** Makes objects that another process asks for. @internal */
export type Maker = (broker: Broker, args: readonly unknown[]) => Served;

/**
 * Knows the objects that live in this process and asks other processes about theirs. An object's
 * state is only ever touched in the process that made it, one message at a time, so that it needs no
 * locks of its own.
 *
 * @internal
 */
export class Broker {
  readonly post: PostOffice;
  readonly #makers: Readonly<Record<string, Maker>>;
  readonly #objects = new Map<string, Served>();
  readonly #questions: Questions;
  readonly #requests = new Map<Address, Map<number, Request>>();
  /** Answers that may not have arrived: what to do if they never do. */
  readonly #counted = new Map<Address, Map<number, () => void>>();
  /** How many of each kind. */
  readonly #counts = new Map<string, number>();

  constructor(tree: Tree, makers: Readonly<Record<string, Maker>> = {}) {
    this.#makers = makers;
    this.post = new PostOffice(
      {
        deliver: (from, letter) => this.#deliver(from, letter),
        ended: (ending) => this.#ended(ending),
      },
      tree,
    );
    this.#questions = new Questions(this.post);
  }

  get address(): Address {
    return this.post.address;
  }

  /** A name for an object that no other process gives. */
  newName(kind: string): string {
    const number = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, number);
    return `${this.address}:${kind}-${number}`;
  }

  /** Lets other processes use the object. */
  publish(name: string, served: Served): void {
    this.#objects.set(name, served);
  }

  object(name: string): Served | undefined {
    return this.#objects.get(name);
  }

  /** Makes an object in another process; it is there for whoever gets its name from here. */
  create(owner: Address, served: string, kind: string, args: readonly unknown[]): string {
    const object = this.newName(kind);
    this.post.send(owner, { kind: 'create', object, served, args });
    return object;
  }

  /** Calls a method of an object that lives elsewhere. */
  ask(
    to: Address,
    object: string,
    method: string,
    args: readonly unknown[],
    options: AskOptions = {},
  ): Promise<unknown> {
    return this.#questions.ask(to, object, method, args, options);
  }

  /** Calls a method without waiting for what it answers. */
  tell(to: Address, object: string, method: string, args: readonly unknown[]): void {
    this.post.send(to, { kind: 'call', object, method, args });
  }

  /** Calls a method of an object that lives here. */
  askHere(
    served: Served,
    method: string,
    args: readonly unknown[],
    { timeout, signal }: AskOptions = {},
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const abort = (): void => request.abort();
      const done = (): void => {
        signal?.removeEventListener('abort', abort);
        if (isWaiting) this.post.waits -= 1;
      };
      let isWaiting = false;
      const request = new Request(this.address, timeout, {
        answer: (value) => {
          done();
          resolve(value);
        },
        refuse: (error) => {
          done();
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- it is the object's
          reject(error);
        },
        aborted: () => {
          done();
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- it is the caller's
          reject(signal?.reason);
        },
      });
      this.#serve(served, request, method, args);
      if (request.isSettled) return;
      isWaiting = true;
      this.post.waits += 1;
      signal?.addEventListener('abort', abort, { once: true });
    });
  }

  #serve(
    served: Served | undefined,
    request: Request,
    method: string,
    args: readonly unknown[],
  ): void {
    try {
      if (served === undefined) {
        throw new Error('Use the object where its process is the same: there is none of that name');
      }
      served.call(request, method, args);
    } catch (error) {
      request.refuse(error);
    }
  }

  #deliver(from: Address, letter: Letter): void {
    switch (letter.kind) {
      case 'create':
        this.publish(letter.object, this.#made(letter.served, letter.args));
        return;
      case 'call':
        this.#called(from, letter);
        return;
      case 'abort':
        this.#requests.get(from)?.get(letter.id)?.abort();
        return;
      case 'receipt':
        this.#counted.get(from)?.delete(letter.id);
        return;
      case 'answer':
        if (letter.isCounted) this.post.send(from, { kind: 'receipt', id: letter.id });
        this.#questions.answered(letter);
        return;
      case 'failure':
        this.#questions.failed(letter);
    }
  }

  #made(kind: string, args: readonly unknown[]): Served {
    const maker = this.#makers[kind];
    if (maker === undefined) throw new TypeError(`Use the same version of bingfa: no ${kind} here`);
    return maker(this, args);
  }

  #called(from: Address, letter: Extract<Letter, { kind: 'call' }>): void {
    const { object, method, args, id, timeout } = letter;
    const requests = id === undefined ? undefined : entryOf(this.#requests, from);
    const reply = (answer: Letter): void => {
      requests?.delete(id as number);
      if (requests?.size === 0) this.#requests.delete(from);
      if (id !== undefined) this.post.send(from, answer);
    };
    const request = new Request(from, timeout, {
      answer: (value, takeBack) => {
        const isCounted = takeBack !== undefined && id !== undefined;
        if (isCounted) entryOf(this.#counted, from).set(id, takeBack);
        reply({ kind: 'answer', id: id as number, value, isCounted });
      },
      refuse: (error) => reply({ kind: 'failure', id: id as number, error: failureOf(error) }),
      aborted: () => reply({ kind: 'failure', id: id as number, error: 'aborted' }),
    });
    requests?.set(id as number, request);
    this.#serve(this.#objects.get(object), request, method, args);
  }

  #ended(ending: Ending): void {
    this.#questions.lost(ending);
    for (const [from, requests] of this.#requests) {
      if (!isWithin(from, ending.address)) continue;
      this.#requests.delete(from);
      for (const request of requests.values()) request.drop(ending);
    }
    for (const [from, counted] of this.#counted) {
      if (!isWithin(from, ending.address)) continue;
      this.#counted.delete(from);
      for (const takeBack of [...counted.values()].reverse()) takeBack();
    }
    for (const served of this.#objects.values()) served.ended?.(ending);
  }
}

function entryOf<T>(table: Map<Address, Map<number, T>>, address: Address): Map<number, T> {
  let entry = table.get(address);
  if (entry === undefined) table.set(address, (entry = new Map<number, T>()));
  return entry;
}
