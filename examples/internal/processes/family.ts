import { builtin } from '../builtin.ts';
import type { Identity } from './messages.ts';
import { ownTree } from './tree.ts';

/** A process that was started here. @internal */
export interface Child {
  readonly name: string;
  readonly daemon: boolean;
  readonly pid: number;
  /** None while it runs. */
  readonly exitCode: number | undefined;
  readonly ended: Promise<void>;
  terminate(): void;
  kill(): void;
  /** Lets it end once it has done all that it has before it, where it would wait for more. */
  close?(): void;
}

let self: Identity | undefined;
let parent: Identity | undefined;
const children = new Set<Child>();
let names = 0;
let pids = 1;

/** @internal */
export function becomeProcess(own: Identity, whose: Identity): void {
  self = own;
  parent = whose;
}

/** The number that the system knows this process by; in a browser, one of our own. @internal */
export function ownPid(): number {
  const { pid } = (builtin('node:process') ?? {}) as { pid?: number };
  return pid ?? self?.pid ?? 1;
}

/** Who runs here. @internal */
export function ownIdentity(): Identity {
  return {
    address: ownTree.address,
    name: self?.name ?? 'MainProcess',
    pid: ownPid(),
    daemon: self?.daemon ?? false,
  };
}

/** @internal */
export function parentIdentity(): Identity | undefined {
  return parent;
}

/** As in CPython, a process's children bear its number: `Process-1:2`. @internal */
export function childName(kind: string): string {
  const numbers = ownTree.address.split('.').slice(1);
  return `${kind}-${[...numbers, (names += 1)].join(':')}`;
}

/** The number of a new child, where the system gives it none. @internal */
export function childPid(): number {
  return (pids += 1);
}

/** @throws Error in a daemon (Python: `AssertionError`). @internal */
export function checkMayStart(): void {
  if (!ownIdentity().daemon) return;
  throw new Error('Start processes in one that is no daemon: a daemon may have no children');
}

/** @internal */
export function childrenAlive(): ReadonlySet<Child> {
  return children;
}

/** @internal */
export function addChild(child: Child): void {
  children.add(child);
}

/** @internal */
export function removeChild(child: Child): void {
  children.delete(child);
}

/** What a process does before it ends: daemons are ended, the others are waited for. @internal */
export async function leaveFamily(): Promise<void> {
  for (const child of children) {
    if (child.daemon) child.terminate();
    else child.close?.();
  }
  while (children.size > 0) await Promise.all([...children].map(({ ended }) => ended));
}
