import { createTask } from '../../asyncio/create-task/create-task.ts';
import type { Task } from '../../asyncio/task/task.ts';
import { pack, type Reach } from '../shared/share.ts';
import { packArguments, packSelf } from './arguments.ts';
import { errorOf, failureOf, plainFailureOf } from './failure.ts';
import { loadKinds, revive } from './kinds.ts';
import type { After, Answer, Call, FromWorker } from './messages.ts';
import type { AnyFunction, Target } from './target.ts';
import type { WorkerHandle } from './worker.ts';

/** Who is told how a call ended. @internal */
export interface CallEvents {
  readonly done: (value: unknown) => void;
  readonly failed: (error: unknown) => void;
}

interface Open extends CallEvents {
  readonly callbacks: number[];
}

/** @internal */
export interface CallOptions {
  readonly ident?: number | undefined;
  readonly after?: After | undefined;
  /** What the function is a method of. */
  readonly self?: object | undefined;
  /** Whether nobody wants the result. */
  readonly isUnwanted?: boolean | undefined;
  readonly traced?: boolean;
}

type Asked = (task: Task<void>) => (() => void) | undefined;

/** Calls functions in a worker, from its owner's side. @internal */
export class Caller {
  readonly #worker: WorkerHandle;
  readonly #to: Reach;
  readonly #targets = new Map<Target, number>();
  readonly #open = new Map<number, Open>();
  readonly #callbacks = new Map<number, AnyFunction>();
  readonly #tasks = new Map<number, Task<void>>();
  readonly #asked: Asked | undefined;
  #calls = 0;

  /** @param asked - Is told which task the worker waits for; what it gives, that it goes on. */
  constructor(worker: WorkerHandle, to: Reach, asked?: Asked) {
    this.#worker = worker;
    this.#to = to;
    this.#asked = asked;
  }

  /** @throws What cannot be cloned. */
  call(
    target: Target,
    args: readonly unknown[],
    events: CallEvents,
    { ident, after, self, isUnwanted, traced = false }: CallOptions = {},
  ): void {
    const id = (this.#calls += 1);
    const callbacks: number[] = [];
    const keep = (callback: AnyFunction): number => {
      const index = id * 1024 + callbacks.length;
      this.#callbacks.set(index, callback);
      callbacks.push(index);
      return index;
    };
    const known = this.#targets.get(target);
    const message: Call = {
      type: 'call',
      id,
      target: known ?? this.#targets.size,
      args: packArguments(args, this.#to, keep),
      ...(ident !== undefined && { ident }),
    };
    if (known === undefined) message.define = target;
    if (after !== undefined) message.after = after;
    if (self !== undefined) message.self = packSelf(self, this.#to, keep);
    if (isUnwanted === true) message.isUnwanted = true;
    if (traced) message.traced = true;
    this.#worker.post(message);
    if (known === undefined) this.#targets.set(target, message.target);
    this.#open.set(id, { callbacks, done: events.done, failed: events.failed });
  }

  receive(message: FromWorker): void {
    if (message.type === 'result') {
      const { id, value } = message;
      const loading = loadKinds(value);
      if (loading === undefined) this.#finish(id, value);
      else void loading.then(() => this.#finish(id, value));
    } else if (message.type === 'error') {
      this.#close(message.id)?.failed(errorOf(message.failure));
    } else if (message.type === 'callback') {
      this.#answer(message.index, message.call, message.args);
    } else if (message.type === 'cancel') {
      this.#tasks.get(message.call)?.cancel();
    }
  }

  /** Fails what is open: nobody will answer. Says whether anything was. */
  end(error: unknown): boolean {
    const ids = [...this.#open.keys()];
    for (const id of ids) this.#close(id)?.failed(error);
    return ids.length > 0;
  }

  #finish(id: number, packed: unknown): void {
    const open = this.#close(id);
    if (open === undefined) return;
    let value: unknown;
    try {
      value = revive(packed);
    } catch (error) {
      open.failed(error);
      return;
    }
    open.done(value);
  }

  #close(id: number): Open | undefined {
    const open = this.#open.get(id);
    if (open === undefined) return undefined;
    this.#open.delete(id);
    for (const index of open.callbacks) this.#callbacks.delete(index);
    return open;
  }

  #answer(index: number, call: number, packed: unknown): void {
    const target = this.#callbacks.get(index);
    if (target === undefined) {
      this.#refuse(call, new Error('Call it before the thread ends: it is not kept any longer'));
      return;
    }
    const task = createTask(async () => {
      try {
        await loadKinds(packed);
        const value = await target(...(revive(packed) as never[]));
        this.#reply({ type: 'answer', call, value: pack(value, this.#to) });
      } catch (error) {
        this.#refuse(call, error);
      } finally {
        this.#tasks.delete(call);
        over?.();
      }
    });
    this.#tasks.set(call, task);
    const over = this.#asked?.(task);
  }

  #refuse(call: number, error: unknown): void {
    try {
      this.#reply({ type: 'answer', call, error: failureOf(error) });
    } catch {
      this.#reply({ type: 'answer', call, error: plainFailureOf(error) });
    }
  }

  #reply(answer: Answer): void {
    this.#worker.post(answer);
  }
}
