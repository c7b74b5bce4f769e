import { ownTree } from '../processes/tree.ts';
import { joinRegistry } from '../shared/registry.ts';
import type { Reach } from '../shared/share.ts';
import { usePrelude } from './evaluate.ts';
import { setHost } from './host.ts';
import type { Init } from './messages.ts';
import type { Port } from './port.ts';

type Handler = (message: never) => unknown;

const handlers = new Map<string, Handler>();
let plugIns: Readonly<Record<string, () => Promise<unknown>>> = {};
let port: Port | undefined;
let reach: Reach = 'threads';
/** What must be done before the next message: a plug-in is being loaded. */
let busy: Promise<unknown> | undefined;

/** What a worker does at messages of a type; a promise holds up the messages after it. @internal */
export function onMessage<M extends { readonly type: string }>(
  type: M['type'],
  handler: (message: M) => unknown,
): void {
  handlers.set(type, handler);
}

/** Tells a worker's owner. @internal */
export function postToOwner(message: object, transfer?: readonly unknown[]): void {
  port?.post(message, transfer);
}

/** How far what this worker sends goes. @internal */
export function ownReach(): Reach {
  return reach;
}

/** @internal */
export function usePort(own: Port): void {
  port = own;
}

/** @internal */
export function setPlugIns(table: typeof plugIns): void {
  plugIns = table;
}

/** Takes a message of the owner's. @internal */
export function receive(message: unknown): void {
  if (busy !== undefined) {
    wait(() => handle(message as { type: string }));
    return;
  }
  const done = handle(message as { type: string });
  if (done instanceof Promise) wait(() => done);
}

// Each error is the worker's own, and ends it.
function wait(next: () => unknown): void {
  const turn = (busy ?? Promise.resolve()).then(next).finally(() => {
    if (busy === turn) busy = undefined;
  });
  busy = turn;
}

function handle(message: { readonly type: string }): unknown {
  const handler = handlers.get(message.type);
  if (handler !== undefined) return handler(message as never);
  const [name = ''] = message.type.split(':');
  const load = plugIns[name];
  if (load === undefined) throw new Error(`Register a handler for messages: "${message.type}"`);
  return load().then(() => handlers.get(message.type)?.(message as never));
}

onMessage<Init>('init', ({ registry, ident, address, entry, prelude }) => {
  ownTree.join(address, { post: postToOwner });
  if (registry !== undefined) joinRegistry(registry, ident);
  else reach = 'processes';
  const tell = (data: unknown): void => postToOwner({ type: 'host', data });
  if (prelude === undefined && entry === undefined) return;
  setHost({ entry, prelude, message: tell });
  usePrelude(prelude ?? '', tell);
});
