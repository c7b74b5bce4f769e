import type { Address } from './address.ts';

/** A channel to the parent or to a child; what it is given first arrives first. @internal */
export interface Link {
  post(mail: object): void;
}

/** Who takes the mail of a process or thread; it is loaded when the first comes. @internal */
export interface Office {
  receive(mail: object, from: Link): void;
  childEnded(address: Address, name: string, pid: number | undefined, exitCode: number): void;
}

/**
 * Where a process or thread stands among those that started each other. Every worker has its place
 * here, whether it has any mail or not.
 *
 * @internal
 */
export class Tree {
  address: Address = '0';
  parent: Link | undefined;
  office: Office | undefined;
  readonly children = new Map<Address, Link>();
  #nextChild = 1;

  /** An address for a child that is about to start. */
  newAddress(): Address {
    return `${this.address}.${this.#nextChild++}`;
  }

  /** Takes this one's own place, before anything else. */
  join(address: Address, parent: Link): void {
    this.address = address;
    this.parent = parent;
  }
}

/** The place of this one. @internal */
export const ownTree = new Tree();

let loading: Promise<unknown> | undefined;

/** Gives mail that came from a worker to whoever it is for. @internal */
export function deliver(mail: object, from: Link): void {
  const { office } = ownTree;
  if (office !== undefined) {
    office.receive(mail, from);
  } else {
    loading ??= import('./own.ts');
    void loading.then(() => ownTree.office?.receive(mail, from));
  }
}

/** Notes that a worker is gone. @internal */
export function leave(
  address: Address,
  name: string,
  pid: number | undefined,
  exitCode: number,
): void {
  ownTree.office?.childEnded(address, name, pid, exitCode);
  ownTree.children.delete(address);
}
