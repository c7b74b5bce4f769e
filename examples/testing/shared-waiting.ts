import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { LOOK_MS } from '../internal/shared/futex.ts';
import { pause, until } from './bunch.ts';
import { Outcome } from './outcome.ts';

interface Options {
  timeout?: number;
  signal?: AbortSignal;
}

/** Something that threads wait for, arranged so that every caller has to wait. */
export interface SharedScenario {
  wait(options?: Options): Promise<unknown>;
  waitSync(options?: { timeout?: number }): unknown;
  /** Lets one caller go on, or all. */
  wake(): void;
  readonly wakes: 'one' | 'all';
  /** What a wait gives when its time is up, unless it throws. */
  readonly timedOut?: unknown;
  /** Says whether nothing was lost: what a caller took and gave back is all there again. */
  intact?(): boolean;
}

const ROUNDS = 15;

const reason = new Error('no longer wanted');

function resolved(outcomes: readonly Outcome[]): number {
  return outcomes.filter(({ state }) => state === 'resolved').length;
}

/** The contract of everything that threads wait for, as it is seen by those who await. */
export function sharedWaitingContract(name: string, make: () => SharedScenario): void {
  const { wakes, timedOut } = make();

  describe(`${name}: every wait that is awaited`, () => {
    it('ends when it is woken, one after the other or all at once', async () => {
      const scenario = make();
      const waits = [1, 2, 3].map(() => new Outcome(scenario.wait()));
      await pause(5);
      expect(resolved(waits)).toBe(0);
      for (let turn = 1; turn <= (wakes === 'one' ? 3 : 1); turn += 1) {
        scenario.wake();
        await until(() => resolved(waits) >= turn, `${turn} are woken`);
        await pause(2);
        if (wakes === 'one') expect(resolved(waits)).toBe(turn);
      }
      await until(() => resolved(waits) === 3, 'all are woken');
    });

    it('ends when it is woken, not when it looks next', async () => {
      let delay = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        const scenario = make();
        const wait = scenario.wait();
        await pause(1);
        const start = performance.now();
        scenario.wake();
        await wait;
        delay += performance.now() - start;
      }
      expect(delay).toBeLessThan((ROUNDS * LOOK_MS) / 2);
    });

    it('rejects with the reason of its signal, and disturbs nobody', async () => {
      const scenario = make();
      const controller = new AbortController();
      const first = new Outcome(scenario.wait());
      const second = new Outcome(scenario.wait({ signal: controller.signal }));
      await pause(2);
      controller.abort(reason);
      await until(() => second.state !== 'pending', 'the aborted wait ends');
      expect(second).toMatchObject({ state: 'rejected', value: reason });
      expect(first.state).toBe('pending');
      scenario.wake();
      await until(() => first.state === 'resolved', 'the other is woken');
    });

    it('rejects at once when its signal was aborted before', async () => {
      await expect(make().wait({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    });

    it.each([null, 'signal', {}, new AbortController()])('refuses %o as a signal', async (bad) => {
      await expect(make().wait({ signal: bad as AbortSignal })).rejects.toThrow(
        /^Pass an AbortSignal as "signal": received \w+$/,
      );
    });

    it.each(['soon', Number.NaN])('refuses %o as a timeout, both ways', async (bad) => {
      const timeout = bad as number;
      const message = /^Pass milliseconds as "timeout", or undefined: received \w+$/;
      await expect(make().wait({ timeout })).rejects.toThrow(message);
      expect(() => make().waitSync({ timeout })).toThrow(message);
    });

    it('loses no wake-up, at whatever step after it the wait is aborted', async () => {
      const outcomes = new Set<string>();
      for (let step = 0; step < 24; step += 1) {
        const scenario = make();
        const controller = new AbortController();
        const first = new Outcome(scenario.wait({ signal: controller.signal }));
        const second = new Outcome(scenario.wait());
        await pause(1);
        scenario.wake();
        if (step >= 12) await pause(0);
        for (let done = 0; done < step % 12; done += 1) await Promise.resolve();
        controller.abort(reason);
        await until(() => first.state !== 'pending', `the wait aborted at step ${step} ends`);
        outcomes.add(first.state);
        if (wakes === 'one' && first.state === 'resolved') {
          expect(second.state, `aborted at step ${step}`).toBe('pending');
          scenario.wake();
        }
        await until(() => second.state === 'resolved', `the other is woken after step ${step}`);
        expect(scenario.intact?.() ?? true, `aborted at step ${step}`).toBe(true);
      }
      expect([...outcomes].sort()).toEqual(['rejected', 'resolved']);
    });

    it('leaves no listener on its signal, however it ends', async () => {
      const { signal } = new AbortController();
      const scenario = make();
      const wait = new Outcome(scenario.wait({ signal }));
      await pause(1);
      expect(getEventListeners(signal, 'abort')).toHaveLength(1);
      scenario.wake();
      await until(() => wait.state === 'resolved', 'it is woken');
      expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    });

    it('ends when its time is up, both ways, and takes no wake-up with it', async () => {
      const scenario = make();
      const late = new Outcome(scenario.wait({ timeout: 20 }));
      await until(() => late.state !== 'pending', 'its time is up');
      if (timedOut instanceof Error) {
        expect(late.value).toMatchObject({ name: timedOut.name });
        expect(() => make().waitSync({ timeout: 5 })).toThrow(timedOut.message);
        return;
      }
      expect(late.value).toBe(timedOut);
      expect(scenario.waitSync({ timeout: 5 })).toBe(timedOut);
      const next = new Outcome(scenario.wait());
      await pause(1);
      scenario.wake();
      await until(() => next.state === 'resolved', 'the next one is woken');
    });
  });
}
