import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createTask } from '../asyncio/create-task/create-task.ts';
import { CancelledError } from '../asyncio/errors.ts';
import type { WaitOptions } from '../asyncio/wait-options.ts';
import { sourceOf, type Source } from '../internal/abort.ts';
import { settle } from './clock.ts';
import { Outcome } from './outcome.ts';

/** Something to wait for, arranged so that every caller has to wait. */
export interface Scenario {
  wait(options?: WaitOptions): Promise<unknown>;
  /** Lets one caller go on, or all, at once or within the same turn. */
  wake(): void;
  readonly wakes: 'one' | 'all';
  /** Says whether nothing was lost: what a caller took and gave back is all there again. */
  intact?(): boolean;
}

/** The states of a handful of waits, in order of arrival. */
function states(outcomes: Outcome[]): string[] {
  return outcomes.map((outcome) => outcome.state);
}

const reason = new Error('no longer wanted');

/**
 * The contract of everything that waits: order, cancellation at every step, no trace left behind.
 */
export function waitingContract(name: string, make: () => Scenario): void {
  const { wakes } = make();

  describe(`${name}: every wait`, () => {
    it('is served in order of arrival', async () => {
      const scenario = make();
      const served: number[] = [];
      for (const index of [0, 1, 2, 3]) {
        new Outcome(scenario.wait(), () => served.push(index));
      }
      for (let turn = 0; turn < (wakes === 'one' ? 4 : 1); turn += 1) {
        scenario.wake();
        await settle();
        if (wakes === 'one') expect(served).toHaveLength(turn + 1);
      }
      expect(served).toEqual([0, 1, 2, 3]);
    });

    it('rejects with the reason of its signal, and leaves the others their order', async () => {
      const scenario = make();
      const controller = new AbortController();
      const waits = [
        new Outcome(scenario.wait()),
        new Outcome(scenario.wait({ signal: controller.signal })),
        new Outcome(scenario.wait()),
      ];
      controller.abort(reason);
      await settle();
      expect(states(waits)).toEqual(['pending', 'rejected', 'pending']);
      expect(waits[1]?.value).toBe(reason);
      scenario.wake();
      await settle();
      expect(waits[0]?.state).toBe('resolved');
      if (wakes === 'one') expect(waits[2]?.state).toBe('pending');
      scenario.wake();
      await settle();
      expect(waits[2]?.state).toBe('resolved');
    });

    it('rejects at once when its signal was aborted before, disturbing nobody', async () => {
      const scenario = make();
      const first = new Outcome(scenario.wait());
      const late = new Outcome(scenario.wait({ signal: AbortSignal.abort(reason) }));
      await settle();
      expect(first.state).toBe('pending');
      expect(late).toMatchObject({ state: 'rejected', value: reason });
      scenario.wake();
      await settle();
      expect(first.state).toBe('resolved');
    });

    it('rejects what is no signal, in one line', async () => {
      const bad = new Outcome(make().wait({ signal: {} as AbortSignal }));
      await settle();
      expect(bad.value).toBeInstanceOf(TypeError);
      expect(String(bad.value)).toMatch(/^TypeError: Pass an AbortSignal as "signal"[^\n]*$/);
    });

    it('passes the wake-up on when it is aborted at any step after being woken', async () => {
      let rejectedAtSomeStep = false;
      let resolvedAtSomeStep = false;
      for (let step = 0; step < 20; step += 1) {
        const scenario = make();
        const controller = new AbortController();
        const first = new Outcome(scenario.wait({ signal: controller.signal }));
        const second = new Outcome(scenario.wait());
        scenario.wake();
        // Not in a function of its own: its await would be a step more.
        for (let done = 0; done < step; done += 1) await Promise.resolve();
        controller.abort(reason);
        await settle();
        if (first.state === 'rejected') rejectedAtSomeStep = true;
        else resolvedAtSomeStep = true;
        if (wakes === 'one') {
          const resolved = states([first, second]).filter((state) => state === 'resolved');
          expect(resolved, `aborted after ${step} steps`).toHaveLength(1);
          if (second.state === 'pending') scenario.wake();
          await settle();
        }
        expect(second.state, `aborted after ${step} steps`).toBe('resolved');
        expect(scenario.intact?.() ?? true).toBe(true);
      }
      expect({ rejectedAtSomeStep, resolvedAtSomeStep }).toEqual({
        rejectedAtSomeStep: true,
        resolvedAtSomeStep: true,
      });
    });

    it('loses no wake-up, at whatever steps it is aborted and the wake-up comes', async () => {
      for (let step = 0; step < 144; step += 1) {
        const [abortAt, wakeAt] = [step % 12, Math.floor(step / 12)];
        const scenario = make();
        const controller = new AbortController();
        const waits = [
          new Outcome(scenario.wait({ signal: controller.signal })),
          new Outcome(scenario.wait()),
        ];
        for (let passed = 0; passed < 12; passed += 1) {
          if (passed === abortAt) controller.abort(reason);
          if (passed === wakeAt) scenario.wake();
          await Promise.resolve();
        }
        await settle();
        const moment = `aborted at ${abortAt}, woken at ${wakeAt}`;
        expect(waits[0]?.state, moment).not.toBe('pending');
        if (wakes === 'one') {
          const resolved = states(waits).filter((state) => state === 'resolved');
          expect(resolved, moment).toHaveLength(1);
          if (waits[1]?.state === 'pending') scenario.wake();
          await settle();
        }
        expect(waits[1]?.state, moment).toBe('resolved');
        expect(scenario.intact?.() ?? true, moment).toBe(true);
        expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
      }
    });

    it('gives way to the abort when both come in one go', async () => {
      const scenario = make();
      const controller = new AbortController();
      const first = new Outcome(scenario.wait({ signal: controller.signal }));
      const second = new Outcome(scenario.wait());
      controller.abort(reason);
      scenario.wake();
      await settle();
      expect(states([first, second])).toEqual(['rejected', 'resolved']);
    });

    it('leaves no listener on the signal, however it ends', async () => {
      const scenario = make();
      const controller = new AbortController();
      const { signal } = controller;
      const first = new Outcome(scenario.wait({ signal }));
      expect(getEventListeners(signal, 'abort')).toHaveLength(1);
      scenario.wake();
      await settle();
      expect(first.state).toBe('resolved');
      expect(getEventListeners(signal, 'abort')).toHaveLength(0);

      const again = make();
      const second = new Outcome(again.wait({ signal }));
      controller.abort(reason);
      expect(getEventListeners(signal, 'abort')).toHaveLength(0);
      await settle();
      expect(second.state).toBe('rejected');
    });

    it('follows the signal of a task, and is forgotten by it', async () => {
      const scenario = make();
      let followers: Source | undefined;
      const granted = createTask(async ({ signal }) => {
        followers = sourceOf(signal);
        await scenario.wait({ signal });
      });
      await settle();
      expect(followers?.size).toBe(1);
      scenario.wake();
      await granted;
      expect(followers?.size).toBe(0);

      const again = make();
      const cancelled = createTask(({ signal }) => {
        followers = sourceOf(signal);
        return again.wait({ signal });
      });
      await settle();
      cancelled.cancel('enough');
      expect(followers?.size).toBe(0);
      await expect(cancelled).rejects.toBeInstanceOf(CancelledError);
    });
  });
}
