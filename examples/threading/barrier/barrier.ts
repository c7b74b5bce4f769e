import { checkCount, checkFunction, checkSignal } from '../../internal/check.ts';
import { deadlineOf } from '../../internal/shared/acquisition.ts';
import { Rounds } from '../../internal/shared/round.ts';
import { REVIVE, SHARE, type Shareable, type Shared } from '../../internal/shared/share.ts';
import { checkMayBlock, waitAsync, waitSync } from '../../internal/shared/wait.ts';
import { resolveTarget } from '../../internal/workers/evaluate.ts';
import { targetOf, type Target } from '../../internal/workers/target.ts';
import type { SyncTimedOptions, TimedOptions } from '../timed-options.ts';

export interface BarrierOptions extends SyncTimedOptions {
  action?: (() => unknown) | undefined;
}

interface State {
  readonly parties: number;
  readonly cells: Int32Array;
  readonly action: Target | undefined;
  readonly timeout: number | undefined;
}

export class Barrier implements Shareable {
  readonly #rounds: Rounds;
  readonly #action: (() => unknown) | undefined;
  readonly #timeout: number | undefined;

  constructor(parties: number, options?: BarrierOptions);
  /** @internal */
  constructor(parties: number, options: BarrierOptions, cells: Int32Array);
  constructor(parties: number, options: BarrierOptions = {}, cells?: Int32Array) {
    const { action, timeout } = options;
    checkCount('parties', parties, 1);
    if (action !== undefined) checkFunction('"action"', action);
    deadlineOf(options);
    this.#rounds = new Rounds(parties, cells);
    this.#action = action;
    this.#timeout = timeout;
  }

  get parties(): number {
    return this.#rounds.parties;
  }

  get nWaiting(): number {
    return this.#rounds.waiting;
  }

  get broken(): boolean {
    return this.#rounds.isBroken;
  }

  async wait(options: TimedOptions = {}): Promise<number> {
    const { signal, timeout = this.#timeout } = options;
    checkSignal(signal);
    signal?.throwIfAborted();
    return waitAsync(this.#rounds.arrive(deadlineOf({ timeout }), this.#action), signal);
  }

  waitSync(options: SyncTimedOptions = {}): number {
    checkMayBlock('wait');
    const { timeout = this.#timeout } = options;
    return waitSync(this.#rounds.arrive(deadlineOf({ timeout }), this.#action));
  }

  reset(): void {
    this.#rounds.reset();
  }

  abort(): void {
    this.#rounds.break();
  }

  /** @internal */
  [SHARE](): Shared {
    const action = this.#action && targetOf('action', this.#action);
    if (action !== undefined && 'module' in action) {
      throw new TypeError(
        'Pass a function of your own as "action": a barrier cannot wait for a module',
      );
    }
    const { parties, cells } = this.#rounds;
    const state: State = { parties, cells, action, timeout: this.#timeout };
    return { kind: 'threading.Barrier', reach: 'threads', state };
  }

  /** @internal */
  static [REVIVE](state: unknown): Barrier {
    const { parties, cells, action: target, timeout } = state as State;
    const action = target && (resolveTarget(target) as () => unknown);
    return new Barrier(parties, { action, timeout }, cells);
  }
}
