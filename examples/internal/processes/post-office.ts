import { type Address, childTowards, isWithin } from './address.ts';
import { failureOf, lostOwner } from './errors.ts';
import { type Ending, type Letter, type Mail, POST } from './letter.ts';

/** A channel to the parent or to a child; what it is given first arrives first. @internal */
export interface Link {
  post(mail: Mail): void;
  /** Says whether the channel keeps this process running. */
  hold?(holds: boolean): void;
}

interface Receiver {
  deliver(from: Address, letter: Letter): void;
  ended(ending: Ending): void;
}

/** How many ended children are remembered by how they ended. */
const REMEMBERED = 1000;

/** Passes letters on along the tree of processes: down to a child's branch, or up. @internal */
export class PostOffice {
  #address: Address = '0';
  #parent: Link | undefined;
  #nextChild = 1;
  #waits = 0;
  readonly #children = new Map<Address, Link>();
  readonly #endings = new Map<Address, Ending>();
  readonly #receiver: Receiver;

  constructor(receiver: Receiver) {
    this.#receiver = receiver;
  }

  get address(): Address {
    return this.#address;
  }

  /** How many answers this process waits for: while there are any, its channels keep it running. */
  get waits(): number {
    return this.#waits;
  }

  set waits(count: number) {
    const before = this.#waits;
    this.#waits = count;
    if (before > 0 === count > 0) return;
    for (const link of this.#links()) link.hold?.(count > 0);
  }

  /** Takes this process's place in the tree, before anything else. */
  joinParent(address: Address, parent: Link): void {
    this.#address = address;
    this.#parent = parent;
  }

  /** An address for a child that is about to start. */
  newAddress(): Address {
    return `${this.#address}.${this.#nextChild++}`;
  }

  addChild(address: Address, child: Link): void {
    this.#children.set(address, child);
    if (this.#waits > 0) child.hold?.(true);
  }

  /** Tells all processes that a child has ended, and with it all below it. */
  childEnded(ending: Ending): void {
    if (!this.#children.delete(ending.address)) return;
    this.#remember(ending);
    this.#tellAll({ type: POST, ending }, undefined);
    this.#receiver.ended(ending);
  }

  send(to: Address, letter: Letter): void {
    this.#pass({ type: POST, to, from: this.#address, letter });
  }

  /** Takes what came through a channel. */
  receive(mail: Mail, link: Link): void {
    if ('ending' in mail) {
      this.#remember(mail.ending);
      this.#tellAll(mail, link);
      this.#receiver.ended(mail.ending);
    } else {
      this.#pass(mail);
    }
  }

  #pass(mail: Extract<Mail, { letter: Letter }>): void {
    const { to, from, letter } = mail;
    if (to === this.#address) {
      this.#receiver.deliver(from, letter);
      return;
    }
    const isBelow = isWithin(to, this.#address);
    const link = isBelow ? this.#children.get(childTowards(this.#address, to)) : this.#parent;
    if (link !== undefined) link.post(mail);
    else this.#return(mail);
  }

  // Nobody is there to answer, so whoever asked is told how its addressee ended.
  #return({ to, from, letter }: Extract<Mail, { letter: Letter }>): void {
    if (letter.kind !== 'call' || letter.id === undefined) return;
    const ending = this.#endings.get(childTowards(this.#address, to));
    const error = failureOf(lostOwner(to, ending));
    const answer: Letter = { kind: 'failure', id: letter.id, error };
    if (from === this.#address) this.#receiver.deliver(to, answer);
    else this.#pass({ type: POST, to: from, from: to, letter: answer });
  }

  #tellAll(mail: Mail, except: Link | undefined): void {
    for (const link of this.#links()) if (link !== except) link.post(mail);
  }

  *#links(): Iterable<Link> {
    if (this.#parent !== undefined) yield this.#parent;
    yield* this.#children.values();
  }

  #remember(ending: Ending): void {
    this.#endings.set(ending.address, ending);
    if (this.#endings.size <= REMEMBERED) return;
    for (const [oldest] of this.#endings) {
      this.#endings.delete(oldest);
      break;
    }
  }
}
