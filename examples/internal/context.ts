import type { TaskContext } from '../trace/event.ts';
import { builtin } from './builtin.ts';

interface AsyncStore {
  getStore(): object | undefined;
  run<T>(value: object, body: () => T): T;
}

interface Hooks {
  AsyncLocalStorage: {
    new (): AsyncStore;
    snapshot(): <T>(body: () => T) => T;
  };
}

interface Process {
  versions?: { node?: string };
}

const { process } = globalThis as { process?: Process };
/**
 * Whether asynchronous contexts cost little: before Node 24 they cost every promise of the process,
 * so there they wait until they are asked for.
 *
 * @internal
 */
export const isCheap = Number.parseInt(process?.versions?.node ?? '0', 10) >= 24;

/** Knows the task up to the first await of its body. */
class UpToFirstAwait implements TaskContext {
  readonly followsAwaits = false;
  #now: object | undefined;

  current(): object | undefined {
    return this.#now;
  }

  run<T>(task: object, body: () => T): T {
    const before = this.#now;
    this.#now = task;
    try {
      return body();
    } finally {
      this.#now = before;
    }
  }
}

function hooks(): Hooks | undefined {
  return builtin('node:async_hooks') as Hooks | undefined;
}

function storage(): TaskContext | undefined {
  const Storage = hooks()?.AsyncLocalStorage;
  if (Storage === undefined) return undefined;
  const store = new Storage();
  return {
    followsAwaits: true,
    current: () => store.getStore(),
    run: (task, body) => store.run(task, body),
  };
}

/**
 * Knows which task runs now: through its awaits where the runtime or the host can follow them,
 * otherwise up to the first.
 *
 * @internal
 */
export let context: TaskContext = (isCheap ? storage() : undefined) ?? new UpToFirstAwait();

/** Follows tasks through their awaits from now on, if the runtime can. @internal */
export function followTasks(): void {
  if (context instanceof UpToFirstAwait) context = storage() ?? context;
}

/** @internal */
export function setContext(value: TaskContext): void {
  context = value;
}

/** Runs what may change its asynchronous context, so that the caller's stays as it is. @internal */
export function isolate<T>(body: () => T): T {
  const Storage = hooks()?.AsyncLocalStorage;
  return Storage === undefined ? body() : Storage.snapshot()(body);
}
