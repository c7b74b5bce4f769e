/** What a thread has left behind and what fails after its end: it must not fail the next thread. */
import { builtin } from '../builtin.ts';
import { isCheap } from '../context.ts';
import { isThreadAlive, ownIdent } from '../shared/registry.ts';
import { nextTurn } from '../timer.ts';
import { failureOf, plainFailureOf } from './failure.ts';
import { postToOwner } from './receiver.ts';

interface Store {
  getStore(): number | undefined;
  run<T>(ident: number, body: () => T): T;
}

interface NodeProcess {
  on(event: 'unhandledRejection', listener: (reason: unknown) => void): void;
  listenerCount(event: string): number;
}

const hooks = builtin('node:async_hooks') as { AsyncLocalStorage: new () => Store } | undefined;
const store = isCheap && hooks !== undefined ? new hooks.AsyncLocalStorage() : undefined;
let isWatched = false;

/** Calls a thread's function, so that what it leaves behind is known as that thread's. @internal */
export function asThread<T>(ident: number, body: () => T): T {
  if (!isWatched) watch();
  return store === undefined ? body() : store.run(ident, body);
}

/** Lets what has failed already fail the thread before it ends. @internal */
export function settled(): Promise<void> | undefined {
  return hooks && new Promise(nextTurn);
}

function watch(): void {
  isWatched = true;
  // A browser writes it to the console itself, and the worker goes on.
  const node = builtin('node:process') as NodeProcess | undefined;
  node?.on('unhandledRejection', (reason) => {
    // The thread's function has its own listener.
    if (node.listenerCount('unhandledRejection') > 1) return;
    const ident = store?.getStore() ?? ownIdent();
    if (ident === ownIdent() && isThreadAlive(ident)) throw reason;
    tell(ident, reason);
  });
}

function tell(ident: number, reason: unknown): void {
  try {
    postToOwner({ type: 'stray', ident, failure: failureOf(reason) });
  } catch {
    postToOwner({ type: 'stray', ident, failure: plainFailureOf(reason) });
  }
}
