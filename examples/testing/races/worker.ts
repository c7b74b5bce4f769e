import { equal, ok } from 'node:assert/strict';
import { Event } from '../../asyncio/event/event.ts';
import type { Task } from '../../asyncio/task/task.ts';
import { sourceOf } from '../../internal/abort.ts';

/** One task that waits until it is told how to end; what it was told is what it must end as. */
export class Worker {
  readonly task: Task<number>;
  readonly id: number;
  readonly mistake = new Error('as planned');
  readonly #gate = new Event();
  #fails = false;
  #isTold = false;
  /** How the body ended; undefined while it runs, or when it never began. */
  ending: 'returned' | 'failed' | 'cancelled' | undefined = undefined;
  #signal: AbortSignal | undefined = undefined;

  constructor(id: number, create: (body: (task: Task<number>) => Promise<number>) => Task<number>) {
    this.id = id;
    this.task = create(async ({ signal }) => {
      this.#signal = signal;
      try {
        await this.#gate.wait({ signal });
        this.ending = this.#fails ? 'failed' : 'returned';
      } catch {
        this.ending = 'cancelled';
        throw signal.reason;
      }
      if (this.#fails) throw this.mistake;
      return id;
    });
  }

  tell(fails: boolean): void {
    if (this.#isTold) return;
    this.#isTold = true;
    this.#fails = fails;
    this.#gate.set();
  }

  checkAtRest(): void {
    const { task } = this;
    if (task.done()) {
      if (this.ending === 'returned') equal(task.result(), this.id);
      else if (this.ending === 'failed') equal(task.exception(), this.mistake);
      else ok(task.cancelled(), 'neither ended nor cancelled');
      equal(this.#signal === undefined ? 0 : (sourceOf(this.#signal)?.size ?? 0), 0);
    } else {
      ok(!this.#isTold, 'told to end, and goes on');
      equal(task.cancelling(), 0, 'cancelled, and goes on');
    }
  }
}
