import { forgetAbort, onAbort, type AbortListener } from '../../internal/abort.ts';
import { Alarm } from '../../internal/alarm.ts';
import { defer, rejecter, resolver } from '../../internal/deferred.ts';
import { onSettled } from '../../internal/observers.ts';
import type { Settlement } from '../../internal/settlement.ts';
import { createTask } from '../create-task/create-task.ts';
import { KeyboardInterrupt } from '../errors.ts';
import type { Task, TaskBody } from '../task/task.ts';
import type { StaggeredRace } from './staggered-race.ts';

/** One call of `staggeredRace()`. @internal */
export class Race implements AbortListener {
  readonly promise: Promise<StaggeredRace<unknown>> = defer();
  readonly #resolve = resolver();
  readonly #reject = rejecter();
  readonly #bodies: Iterator<TaskBody<unknown>, undefined>;
  readonly #delay: number | undefined;
  readonly #signal: AbortSignal | undefined;
  readonly #tasks: Task<unknown>[] = [];
  readonly #exceptions: unknown[] = [];
  #alarm: Alarm | undefined;
  #running = 0;
  #isOver = false;
  #winner: { readonly index: number; readonly result: unknown } | undefined;

  constructor(
    bodies: Iterable<TaskBody<unknown>>,
    delay: number | undefined,
    signal: AbortSignal | undefined,
  ) {
    this.#bodies = bodies[Symbol.iterator]() as Iterator<TaskBody<unknown>, undefined>;
    this.#delay = delay;
    this.#signal = signal;
    if (signal !== undefined) onAbort(signal, this);
    this.#startNext();
  }

  handleEvent(): void {
    this.#abandon(this.#signal?.reason);
  }

  #startNext(): void {
    this.#alarm?.cancel();
    try {
      const { done, value: body } = this.#bodies.next();
      if (done === true) {
        this.#finishIfAllEnded();
        return;
      }
      const index = this.#tasks.length;
      const task = createTask(body);
      this.#tasks.push(task);
      this.#exceptions.push(undefined);
      this.#running += 1;
      onSettled(task, { settled: (settlement) => this.#ended(index, settlement) });
      if (this.#delay === undefined) return;
      this.#alarm = new Alarm(this.#delay, () => this.#startNext());
    } catch (error) {
      this.#abandon(error);
    }
  }

  #ended(index: number, settlement: Settlement<unknown>): void {
    const { state, value } = settlement;
    this.#running -= 1;
    if (state !== 'finished') this.#lost(index, settlement.retrieve());
    else if (this.#winner === undefined) this.#won(index, value);
    this.#finishIfAllEnded();
  }

  #won(index: number, result: unknown): void {
    this.#winner = { index, result };
    this.#alarm?.cancel();
    this.#cancelAll();
  }

  #lost(index: number, error: unknown): void {
    this.#exceptions[index] = error;
    if (error instanceof KeyboardInterrupt) this.#abandon(error);
    // Only the last one's failure starts the next: the others' were not waited for any more.
    const isLast = index === this.#tasks.length - 1;
    if (isLast && this.#winner === undefined && !this.#isOver) this.#startNext();
  }

  #finishIfAllEnded(): void {
    if (this.#running > 0 || this.#isOver) return;
    this.#end();
    this.#resolve({
      winnerResult: this.#winner?.result,
      winnerIndex: this.#winner?.index,
      exceptions: this.#exceptions,
    });
  }

  #abandon(reason: unknown): void {
    if (this.#isOver) return;
    this.#end();
    this.#cancelAll();
    this.#reject(reason);
  }

  #end(): void {
    this.#isOver = true;
    this.#alarm?.cancel();
    if (this.#signal !== undefined) forgetAbort(this.#signal, this);
  }

  #cancelAll(): void {
    for (const task of this.#tasks) task.cancel();
  }
}
