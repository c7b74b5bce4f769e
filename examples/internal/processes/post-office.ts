import { builtin } from '../builtin.ts';
import { type Address, childTowards, isWithin } from './address.ts';
import { failureOf, lostOwner } from './errors.ts';
import { type Ending, type Letter, type Mail, POST } from './letter.ts';
import type { Tree } from './tree.ts';
import { type Link, type Office } from './tree.ts';

interface Receiver {
  deliver(from: Address, letter: Letter): void;
  ended(ending: Ending): void;
}

/** How many ended children are remembered by how they ended. */
const REMEMBERED = 1000;

/** Passes letters on along the tree of processes: down to a child's branch, or up. @internal */
export class PostOffice implements Office {
  readonly #tree: Tree;
  #waits = 0;
  #alive: unknown;
  /** Channels that letters have gone through. */
  readonly #used = new WeakSet<Link>();
  readonly #endings = new Map<Address, Ending>();
  readonly #receiver: Receiver;

  constructor(receiver: Receiver, tree: Tree) {
    this.#receiver = receiver;
    this.#tree = tree;
    tree.office = this;
  }

  get address(): Address {
    return this.#tree.address;
  }

  /** How many answers this process waits for: they keep it running while there are others. */
  get waits(): number {
    return this.#waits;
  }

  set waits(count: number) {
    this.#waits = count;
    this.#stayAlive();
  }

  /** Tells all who may have to do with it that a child has ended, and with it all below it. */
  childEnded(address: Address, name: string, pid: number | undefined, exitCode: number): void {
    if (!this.#tree.children.delete(address)) return;
    const ending: Ending = { address, name, pid, exitCode };
    this.#remember(ending);
    this.#tellAll({ type: POST, ending }, undefined);
    this.#receiver.ended(ending);
    this.#stayAlive();
  }

  send(to: Address, letter: Letter): void {
    this.#pass({ type: POST, to, from: this.address, letter });
  }

  /** Takes what came through a channel. */
  receive(mail: object, from: Link): void {
    const known = mail as Mail;
    if ('ending' in known) {
      this.#remember(known.ending);
      this.#tellAll(known, from);
      this.#receiver.ended(known.ending);
    } else {
      this.#used.add(from);
      this.#pass(known);
    }
  }

  #pass(mail: Extract<Mail, { letter: Letter }>): void {
    const { to, from, letter } = mail;
    const { address, parent, children } = this.#tree;
    if (to === address) {
      this.#receiver.deliver(from, letter);
      return;
    }
    const link = isWithin(to, address) ? children.get(childTowards(address, to)) : parent;
    if (link === undefined) {
      this.#return(mail);
      return;
    }
    this.#used.add(link);
    link.post(mail);
  }

  // Nobody is there to answer, so whoever asked is told how its addressee ended.
  #return({ to, from, letter }: Extract<Mail, { letter: Letter }>): void {
    if (letter.kind !== 'call' || letter.id === undefined) return;
    const ending = this.#endings.get(childTowards(this.address, to));
    const error = failureOf(lostOwner(to, ending));
    const answer: Letter = { kind: 'failure', id: letter.id, error };
    if (from === this.address) this.#receiver.deliver(to, answer);
    else this.#pass({ type: POST, to: from, from: to, letter: answer });
  }

  // Most workers have nothing to do with any of this, and need not load it for the end of another.
  #tellAll(mail: Mail, except: Link | undefined): void {
    const { parent, children } = this.#tree;
    const links = parent === undefined ? children.values() : [parent, ...children.values()];
    for (const link of links) if (link !== except && this.#used.has(link)) link.post(mail);
  }

  #remember(ending: Ending): void {
    this.#endings.set(ending.address, ending);
    if (this.#endings.size <= REMEMBERED) return;
    for (const [oldest] of this.#endings) {
      this.#endings.delete(oldest);
      break;
    }
  }

  // Node.js ends a process that only waits for what its daemons may do. One that waits for nobody
  // at all may end: nothing can ever come.
  #stayAlive(): void {
    const { parent, children } = this.#tree;
    const stays = this.#waits > 0 && (parent !== undefined || children.size > 0);
    if (stays === (this.#alive !== undefined)) return;
    if (stays && builtin('node:process') !== undefined) {
      this.#alive = setInterval(() => undefined, 2 ** 30);
    } else {
      clearInterval(this.#alive as number | undefined);
      this.#alive = undefined;
    }
  }
}
