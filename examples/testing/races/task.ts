import { deepEqual, equal, ok } from 'node:assert/strict';
import { createTask } from '../../asyncio/create-task/create-task.ts';
import { CancelledError } from '../../asyncio/errors.ts';
import { gather } from '../../asyncio/gather/gather.ts';
import { ExceptionGroup } from '../../asyncio/task-group/exception-group.ts';
import { TaskGroup } from '../../asyncio/task-group/task-group.ts';
import type { Task } from '../../asyncio/task/task.ts';
import { race, rest, type Race, type World } from './race.ts';
import { Worker } from './worker.ts';

/** What holds several workers together, and how it has to end. */
abstract class Together implements World {
  protected readonly workers: Worker[] = [];
  /** Cancelled before it was done, and before its workers were. */
  protected isCancelled = false;
  protected isCutShort = false;
  protected abstract readonly outer: { cancel: () => void; isDone: () => boolean };

  readonly moves = {
    return: (which: number) => this.#worker(which)?.tell(false),
    fail: (which: number) => this.#worker(which)?.tell(true),
    cancel: (which: number) => void this.#worker(which)?.task.cancel(),
    'cancel all': () => {
      if (this.outer.isDone()) return;
      this.isCancelled = true;
      this.isCutShort ||= this.workers.some(({ task }) => !task.done());
      this.outer.cancel();
    },
    'fail and cancel all': (which: number) => {
      this.moves.fail(which);
      this.moves['cancel all']();
    },
    add: () => this.add(),
  };

  protected add(): void {}

  checkAtRest(): void {
    for (const worker of this.workers) worker.checkAtRest();
    const isOver = this.workers.every(({ task }) => task.done());
    if (isOver) ok(this.outer.isDone(), 'all are done, and it goes on');
    if (this.isCutShort) ok(isOver, 'a cancellation did not reach everyone');
  }

  async end(): Promise<void> {
    for (const worker of this.workers) worker.tell(false);
    await rest();
    this.checkAtRest();
    ok(this.outer.isDone());
  }

  #worker(which: number): Worker | undefined {
    return this.workers[which % this.workers.length];
  }
}

/** Nothing of a group goes on after it; its errors are those of its workers, and none is lost. */
class Group extends Together {
  #error: unknown = undefined;
  #isDone = false;
  #group: TaskGroup | undefined = undefined;
  readonly #task: Task<void>;

  constructor(size: number) {
    super();
    this.#task = createTask(({ signal }) =>
      TaskGroup.run(
        (group) => {
          this.#group = group;
          for (let count = 0; count < size; count += 1) this.add();
        },
        { signal },
      ),
    );
    this.#task.then(
      () => (this.#isDone = true),
      (error: unknown) => {
        this.#error = error;
        this.#isDone = true;
      },
    );
  }

  protected readonly outer = {
    cancel: () => void this.#task.cancel(),
    isDone: () => this.#isDone,
  };

  protected override add(): void {
    const group = this.#group;
    if (group === undefined) return;
    try {
      const id = this.workers.length;
      this.workers.push(new Worker(id, (body) => group.createTask(body)));
    } catch (error) {
      // Stopping or over: the body is not run.
      ok(group.signal.aborted || this.workers.every(({ task }) => task.done()), String(error));
    }
  }

  override checkAtRest(): void {
    super.checkAtRest();
    if (this.workers.some(({ ending }) => ending === 'failed')) ok(this.#isDone, 'goes on');
    if (!this.#isDone) return;
    ok(
      this.workers.every(({ task }) => task.done()),
      'a task outlives its group',
    );
    const failed = this.workers.filter(({ ending }) => ending === 'failed');
    if (this.#error instanceof ExceptionGroup) {
      const { errors } = this.#error;
      equal(errors.length, failed.length);
      for (const { mistake } of failed) ok(errors.includes(mistake), 'an error was lost');
    } else {
      equal(failed.length, 0, 'an error was lost');
      if (this.isCutShort) ok(this.#error instanceof CancelledError, 'went on as if not cancelled');
      else if (!this.isCancelled) equal(this.#error, undefined);
    }
  }
}

/** The results in order, or the first error; a cancellation reaches everyone. */
class Gathered extends Together {
  readonly #future;
  #first: unknown = undefined;

  constructor(size: number) {
    super();
    for (let id = 0; id < size; id += 1) {
      const worker = new Worker(id, createTask);
      worker.task.addDoneCallback((task) => {
        this.#first ??= task.cancelled() ? 'cancelled' : task.exception();
      });
      this.workers.push(worker);
    }
    this.#future = gather(this.workers.map(({ task }) => task));
    this.#future.addDoneCallback((future) => {
      if (!future.cancelled()) future.exception();
    });
  }

  protected readonly outer = {
    cancel: () => void this.#future.cancel(),
    isDone: () => this.#future.done(),
  };

  override checkAtRest(): void {
    super.checkAtRest();
    if (!this.#future.done()) return;
    const future = this.#future;
    const error = future.cancelled() ? 'cancelled' : future.exception();
    const isCancelled = error === 'cancelled' || error instanceof CancelledError;
    if (this.isCancelled) ok(isCancelled || error === this.#first);
    else if (this.#first === 'cancelled') ok(isCancelled);
    else if (this.#first !== undefined) equal(error, this.#first);
    else deepEqual(future.result(), [...this.workers.keys()]);
  }
}

export const tasks: readonly Race[] = [
  race('TaskGroup', (size) => new Group(size)),
  race('gather', (size) => new Gathered(size)),
];
