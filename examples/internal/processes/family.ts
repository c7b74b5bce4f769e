import { builtin } from '../builtin.ts';
import type { Identity } from './messages.ts';
import { ownBroker } from './own.ts';

/** A child that has not ended. @internal */
export interface Child {
  readonly daemon: boolean;
  terminate(): void;
  readonly ended: Promise<unknown>;
}

let self: Identity | undefined;
let parent: Identity | undefined;
const children = new Set<Child>();

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
    address: ownBroker.address,
    name: self?.name ?? 'MainProcess',
    pid: ownPid(),
    daemon: self?.daemon ?? false,
  };
}

/** @internal */
export function parentIdentity(): Identity | undefined {
  return parent;
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
  for (const child of children) if (child.daemon) child.terminate();
  while (children.size > 0) await Promise.all([...children].map(({ ended }) => ended));
}
