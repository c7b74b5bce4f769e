import { nextTurn } from '../timer.ts';
import { resolveTarget } from '../workers/evaluate.ts';
import { loadKinds, revive } from '../workers/kinds.ts';
import { explained } from '../workers/outer-name.ts';
import type { AnyFunction, Target } from '../workers/target.ts';
import { AnswerBox, poolFailureOf } from './answers.ts';
import { Claims } from './claims.ts';
import { beginJob } from './job-trace.ts';
import { APPLY, MAP, type CallKind, type Calls, type FromHand, type Prepare } from './messages.ts';

/** A function that takes less than this is quick: its answers may wait for one another. @internal */
export const QUICK_MS = 0.2;

/** How long an answer waits for others. */
const HOLD_MS = 2;

/** How much the last call counts in the mean of a function. */
const WEIGHT = 0.2;

interface Known {
  readonly target: Target;
  run: AnyFunction | Promise<AnyFunction>;
  /** The mean time of a call; without limit before the first. */
  ms: number;
}

/** Packs what a call gave, as it crosses to the owner. @internal */
export type Pack = (value: unknown) => unknown;

/**
 * A worker's side of a pool: runs the calls that it is sent, one after the other, and answers in that
 * order. Answers of quick functions wait for one another, at most some milliseconds, and never while
 * the worker waits for something: a whole batch then costs one message.
 *
 * @internal
 */
export class Service {
  readonly #post: (message: FromHand) => void;
  readonly #pack: Pack;
  readonly #printed: () => Promise<unknown> | undefined;
  readonly #answers: AnswerBox;
  readonly #known = new Map<number, Known>();
  readonly #inbox: Calls[] = [];
  #claims: Claims | undefined;
  #isAtWork = false;
  #willSend = false;

  constructor(
    post: (message: FromHand) => void,
    pack: Pack,
    printed: () => Promise<unknown> | undefined,
  ) {
    this.#post = post;
    this.#pack = pack;
    this.#printed = printed;
    this.#answers = new AnswerBox(post);
  }

  async prepare({ claims, initializer, initargs }: Prepare): Promise<void> {
    this.#claims = claims === undefined ? undefined : new Claims(claims);
    try {
      if (initializer !== undefined) {
        await loadKinds(initargs);
        const run = await resolveTarget(initializer);
        await run(...(revive(initargs) as never[]));
      }
      this.#post({ type: 'pool:prepared', failure: undefined });
    } catch (error) {
      const failure = poolFailureOf(initializer ? explained(error, initializer) : error);
      this.#post({ type: 'pool:prepared', failure });
    }
  }

  receive(calls: Calls): void {
    this.#inbox.push(calls);
    if (!this.#isAtWork) void this.#work();
  }

  /** Sends what waits: before the thread stands still. */
  flush(): void {
    this.#answers.send();
  }

  async #work(): Promise<void> {
    this.#isAtWork = true;
    for (;;) {
      const calls = this.#inbox.shift();
      if (calls === undefined) break;
      for (const [number, target] of calls.targets) {
        const run = resolved(() => resolveTarget(target));
        this.#known.set(number, { target, run, ms: Infinity });
      }
      if (calls.isPacked) await loadKinds(calls.inputs)?.catch(() => undefined);
      await this.#run(calls);
      if (calls.forget) this.#known.clear();
    }
    await this.#send();
    this.#isAtWork = false;
    if (this.#inbox.length > 0) void this.#work();
  }

  async #run({ functions, kinds, lengths, inputs, isPacked, traced }: Calls): Promise<void> {
    const answers = this.#answers;
    let start = performance.now();
    let to = 0;
    for (let index = 0; index < functions.length; index += 1) {
      const from = to;
      to += lengths[index] as number;
      const known = this.#known.get(functions[index] as number) as Known;
      const isQuick = known.ms <= QUICK_MS;
      if (!isQuick) await this.#send();
      const isMine = this.#claims?.take(answers.passed) ?? true;
      answers.passed += 1;
      if (!isMine) continue;
      const job = traced === undefined ? undefined : beginJob(traced, index, isQuick);
      let value: unknown;
      let result: unknown;
      let hasFailed = false;
      try {
        if (typeof known.run !== 'function') known.run = await known.run;
        const kind = kinds[index] as CallKind;
        const packed = kind === APPLY ? inputs.slice(from, to) : inputs[from];
        const input = (isPacked ? revive(packed) : packed) as readonly never[];
        const { run } = known;
        value =
          job === undefined
            ? this.#call(run, kind, input)
            : job.run(() => this.#call(run, kind, input));
        if (isThenable(value)) {
          this.#sendSoon();
          value = await value;
        }
        result = typeof value === 'object' && value !== null ? this.#pack(value) : value;
      } catch (error) {
        result = explained(error, known.target);
        hasFailed = true;
      }
      job?.ended(hasFailed ? 'failed' : 'finished');
      const now = performance.now();
      const ms = now - start;
      start = now;
      known.ms = known.ms === Infinity ? ms : known.ms + (ms - known.ms) * WEIGHT;
      if (hasFailed) answers.fail(result, ms, now);
      else answers.put(result, ms, now, result !== value);
      if (now - answers.since > HOLD_MS) await this.#send();
    }
  }

  // What a thread prints goes through its owner, and must be there before the answer is.
  #send(): Promise<void> | undefined {
    const printed = this.#printed();
    if (printed === undefined) {
      this.#answers.send();
      return undefined;
    }
    return printed.then(() => this.#answers.send());
  }

  #call(run: AnyFunction, kind: CallKind, input: readonly never[]): unknown {
    if (kind === APPLY) return run(...input);
    const values: unknown[] = [];
    for (let index = 0; index < input.length; index += 1) {
      const item = input[index] as never;
      // Not `run(item)`: V8 inlines the function then, and loops in it have run three times slower.
      const args = (kind === MAP ? [item] : item) as readonly never[];
      const value = run(...args);
      if (isThenable(value)) return this.#callRest(run, kind, input, values, value);
      values.push(value);
    }
    return values;
  }

  async #callRest(
    run: AnyFunction,
    kind: CallKind,
    input: readonly never[],
    values: unknown[],
    pending: PromiseLike<unknown>,
  ): Promise<unknown[]> {
    values.push(await pending);
    for (let index = values.length; index < input.length; index += 1) {
      const item = input[index] as never;
      values.push(await (kind === MAP ? run(item) : run(...(item as readonly never[]))));
    }
    return values;
  }

  // The call may take long, and the answers before it must not wait for it.
  #sendSoon(): void {
    if (this.#willSend || this.#answers.size === 0) return;
    this.#willSend = true;
    nextTurn(() => {
      this.#willSend = false;
      this.#answers.send();
    });
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { then?: unknown }).then === 'function'
  );
}

// A target that cannot be had fails each of its calls, not the worker.
function resolved(resolve: () => AnyFunction | Promise<AnyFunction>): Known['run'] {
  try {
    const run = resolve();
    if (typeof run !== 'function') run.catch(() => undefined);
    return run;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
