import { builtin } from '../builtin.ts';
import { deliver, leave, type Link, ownTree } from '../processes/tree.ts';
import { addThread, registryMemory } from '../shared/registry.ts';
import { host, type Host } from './host.ts';
import type { FromWorker, Init } from './messages.ts';
import { forkProcess, startNodeThread } from './node.ts';
import { startWebWorker } from './web.ts';

/** How a worker ended. @internal */
export interface WorkerEnd {
  /** The exit code, where there is any. */
  readonly exitCode: number | undefined;
  /** The signal that ended a process. */
  readonly signal: string | undefined;
  /** What it threw that nobody caught. */
  readonly error: unknown;
}

/** @internal */
export interface WorkerEvents {
  message(data: FromWorker | { readonly type: string }): void;
  /** Once, whatever ended it. */
  end(end: WorkerEnd): void;
}

/** A thread or process from its owner's side. @internal */
export interface WorkerHandle {
  /** Its number in the table of threads; 1 for a process, the main thread of its own. */
  readonly ident: number;
  readonly pid: number | undefined;
  /** @throws DataCloneError when something cannot be cloned. */
  post(message: object, transfer?: readonly unknown[]): void;
  /** Keeps the owner's process alive, as a new one does. */
  ref(): void;
  unref(): void;
  /** Ends it now, whatever it does. */
  terminate(): void;
  /** Ends a process by a signal; a thread as `terminate()` does. */
  kill(signal?: string): void;
}

/** One worker of a platform. @internal */
export interface RawWorker {
  readonly pid?: number | undefined;
  post(message: object, transfer?: readonly unknown[]): void;
  hold(holds: boolean): void;
  kill(signal: string | undefined): void;
}

/** What a platform's worker tells. @internal */
export type RawEvents = WorkerEvents;

interface ThreadOptions {
  readonly name?: string;
  readonly daemon?: boolean;
  /** The number, if it has one already. */
  readonly ident?: number;
}

/** Starts a worker thread, which is alive from now on. @internal */
export function startThread(events: WorkerEvents, options: ThreadOptions = {}): WorkerHandle {
  const { name = 'worker', daemon = false, ident = addThread(name, daemon) } = options;
  const there = host();
  const address = ownTree.newAddress();
  const handle = handleOf({ ident, address, name }, events, there, (raw) =>
    isNode() ? startNodeThread(entryOf(there), raw) : startWebWorker(there.entry, raw),
  );
  handle.post(initOf(there, ident, address, registryMemory()));
  if (daemon) handle.unref();
  return handle;
}

/** Starts a process of the operating system; in a browser, a worker that shares nothing. @internal */
export function startProcess(
  events: WorkerEvents,
  { address = ownTree.newAddress() }: { address?: string } = {},
): WorkerHandle {
  const there = host();
  const handle = handleOf({ ident: 1, address, name: 'worker' }, events, there, (raw) =>
    isNode() ? forkProcess(entryOf(there), raw) : startWebWorker(there.entry, raw),
  );
  handle.post(initOf(there, 1, address, undefined));
  return handle;
}

function isNode(): boolean {
  return builtin('node:worker_threads') !== undefined;
}

// Beside this module, compiled or not as it is.
function entryOf({ entry }: Host): string {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return entry ?? import.meta.url.replace(/[^/]*$/, `entry.${extension}`);
}

function initOf(
  { entry, prelude }: Host,
  ident: number,
  address: string,
  registry: Init['registry'],
): Init {
  return { type: 'init', registry, ident, address, entry, prelude };
}

function handleOf(
  { ident, address, name }: { ident: number; address: string; name: string },
  events: WorkerEvents,
  there: Host,
  start: (events: RawEvents) => RawWorker,
): WorkerHandle {
  let hasEnded = false;
  const end = (how: WorkerEnd): void => {
    if (hasEnded) return;
    hasEnded = true;
    events.end(how);
    leave(address, name, raw.pid, how.exitCode ?? 1);
  };
  const link: Link = { post: (mail) => raw.post(mail) };
  const raw = start({
    message(data) {
      if (hasEnded) return;
      if (data.type === 'host') there.message?.((data as { data?: unknown }).data);
      else if (data.type === 'process:mail') deliver(data, link);
      else events.message(data);
    },
    end,
  });
  ownTree.children.set(address, link);
  return {
    ident,
    pid: raw.pid,
    post: (message, transfer) => raw.post(message, transfer),
    ref: () => raw.hold(true),
    unref: () => raw.hold(false),
    terminate: () => raw.kill(undefined),
    kill: (signal) => raw.kill(signal),
  };
}
