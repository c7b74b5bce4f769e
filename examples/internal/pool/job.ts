import { reporter } from '../report.ts';
import { targetOf, type AnyFunction, type Target } from '../workers/target.ts';
import type { Claims } from './claims.ts';
import { APPLY, type CallKind, type PoolFailure } from './messages.ts';

/** A function, with the number by which pools and their workers know it. @internal */
export interface Task {
  readonly number: number;
  readonly target: Target;
  /** What traces call it. */
  readonly name: string;
}

/** How many functions are known by their text. */
const KNOWN = 4096;

const tasks = new WeakMap<Target, Task>();
const byText = new Map<string, Task>();
let count = 0;

/**
 * The same function written in a loop is another object each time, and must not be another function
 * to the workers.
 *
 * @throws TypeError when a worker cannot have the function.
 * @internal
 */
export function taskOf(what: string, body: AnyFunction): Task {
  const target = targetOf(what, body);
  const known = tasks.get(target);
  if (known !== undefined) return known;
  const text = 'source' in target ? target.source : `${target.module}#${target.name}`;
  let task = byText.get(text);
  if (task === undefined) {
    task = { number: (count += 1), target, name: body.name === '' ? 'function' : body.name };
    if (byText.size >= KNOWN) byText.clear();
    byText.set(text, task);
  }
  tasks.set(target, task);
  return task;
}

/** A call, or a chunk of calls, that a worker is to run. @internal */
export abstract class Job {
  readonly task: Task;
  readonly kind: CallKind;
  readonly input: readonly unknown[];
  /** How long it is expected to take. */
  ms = 0;
  /** It was taken back from the worker before whom it lay. */
  isBack = false;
  /** Which task of the trace it is, as long as its end has not been told. */
  traced: number | undefined = undefined;
  /** Where it lies for a worker to take, as long as it can be taken back. */
  #claims: Claims | undefined;
  #call = 0;

  constructor(task: Task, kind: CallKind, input: readonly unknown[]) {
    this.task = task;
    this.kind = kind;
    this.input = input;
  }

  /** Says whether nobody wants it any more, before it is sent. */
  abstract isDropped(): boolean;
  /** What traces call it. */
  get name(): string {
    const { length } = this.input;
    return this.kind === APPLY || length === 1 ? this.task.name : `${this.task.name} × ${length}`;
  }

  /** Tells that it is there. Only where somebody traces. */
  tellSubmitted(pool: object, kind: string): void {
    this.traced = reporter?.submitted(this, this.name, pool, kind);
  }

  /** Tells its end, if no worker has. */
  tellEnd(outcome: 'failed' | 'cancelled'): void {
    if (this.traced === undefined) return;
    this.traced = undefined;
    if (outcome === 'cancelled') reporter?.report('cancel', this, this.name);
    reporter?.report('done', this, this.name, undefined, undefined, undefined, outcome);
  }

  /** Gives it up, after it was taken back. */
  cancel(): void {}
  /** It runs, or has run. */
  abstract start(): void;
  abstract succeed(value: unknown): void;
  /** @param failure - What the worker said, if the error comes from there. */
  abstract fail(error: unknown, failure?: PoolFailure): void;

  /** It is on its way to a worker. */
  lay(claims: Claims, call: number): void {
    claims.open(call);
    this.isBack = false;
    this.#claims = claims;
    this.#call = call;
  }

  /** It is no longer anywhere. */
  lift(): void {
    this.#claims = undefined;
  }

  /** Whether a worker has taken it. */
  isTaken(): boolean {
    return this.#claims?.isTaken(this.#call) ?? false;
  }

  /** Takes it back from the worker before whom it lies. */
  takeBack(): boolean {
    if (this.#claims === undefined) return true;
    this.isBack = this.#claims.revoke(this.#call);
    return this.isBack;
  }
}
