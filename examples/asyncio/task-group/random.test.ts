import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { sourceOf } from '../../internal/abort.ts';
import { advance, useVirtualTime } from '../../testing/clock.ts';
import { Outcome } from '../../testing/outcome.ts';
import { CancelledError, ExceptionGroup, sleep, type Task, TaskGroup } from '../index.ts';

useVirtualTime();

type Step =
  | { do: 'wait'; ms: number }
  | { do: 'wait without the signal'; ms: number }
  | { do: 'clean up slowly'; ms: number }
  | { do: 'spawn'; steps: Step[] }
  | {
      do:
        | 'wait for ever'
        | 'fail'
        | 'fail in clean-up'
        | 'cancel the group'
        | 'swallow the cancellation';
    };

const ms = fc.integer({ min: 0, max: 5 });
const { steps } = fc.letrec<{ steps: Step[]; step: Step }>((tie) => ({
  steps: fc.array(tie('step'), { maxLength: 4, depthIdentifier: 'steps' }),
  step: fc.oneof(
    { depthIdentifier: 'steps', withCrossShrink: true },
    fc.record({ do: fc.constant('wait' as const), ms }),
    fc.record({ do: fc.constant('wait without the signal' as const), ms }),
    fc.record({ do: fc.constant('clean up slowly' as const), ms }),
    fc.record({ do: fc.constant('spawn' as const), steps: tie('steps') }),
    fc.record({
      do: fc.constantFrom(
        'wait for ever' as const,
        'fail' as const,
        'fail in clean-up' as const,
        'cancel the group' as const,
        'swallow the cancellation' as const,
      ),
    }),
  ),
}));

/** A random program in a group, and what it has done. */
class Run {
  readonly errors: Error[] = [];
  readonly tasks: Task<unknown>[] = [];
  readonly group: TaskGroup;

  constructor(group: TaskGroup) {
    this.group = group;
  }

  async follow(program: Step[], signal: AbortSignal): Promise<void> {
    for (const step of program) await this.#take(step, signal);
  }

  async #take(step: Step, signal: AbortSignal): Promise<void> {
    if (step.do === 'wait') await sleep(step.ms, { signal });
    else if (step.do === 'wait without the signal') await sleep(step.ms);
    else if (step.do === 'clean up slowly')
      await sleep(50, { signal }).finally(() => sleep(step.ms));
    else if (step.do === 'wait for ever') await sleep(Infinity, { signal });
    else if (step.do === 'spawn') this.#spawn(step.steps);
    else if (step.do === 'fail') this.#fail();
    else if (step.do === 'fail in clean-up') await sleep(50, { signal }).catch(() => this.#fail());
    else if (step.do === 'cancel the group') this.group.cancel();
    else await sleep(50, { signal }).catch(() => undefined);
  }

  #spawn(program: Step[]): void {
    if (this.group.signal.aborted) return;
    this.tasks.push(this.group.createTask(({ signal }) => this.follow(program, signal)));
  }

  #fail(): never {
    const error = new Error(`failure ${this.errors.length}`);
    this.errors.push(error);
    throw error;
  }
}

describe('TaskGroup, whatever runs in it', () => {
  it('leaves nothing running, loses no error, and ends as it should', async () => {
    await fc.assert(
      fc.asyncProperty(
        steps,
        fc.option(fc.integer({ min: 0, max: 30 })),
        async (program, stopAt) => {
          const controller = new AbortController();
          const { signal } = controller;
          const reason = new CancelledError('from outside');
          let run: Run | undefined;
          const seen = { aborted: false };
          const body = (group: TaskGroup): Promise<void> => {
            run = new Run(group);
            return run.follow(program, group.signal);
          };
          const outcome = new Outcome(TaskGroup.run(body, { signal }), () => {
            seen.aborted = signal.aborted;
            expect(run?.tasks.every((task) => task.done())).toBe(true);
          });
          if (stopAt !== null) {
            await advance(stopAt);
            controller.abort(reason);
          }
          await advance(1000);
          if (outcome.state === 'pending') controller.abort(reason);
          await advance(1000);
          expect(outcome.state).not.toBe('pending');
          const { errors } = run as Run;
          if (errors.length > 0) {
            expect(outcome.value).toBeInstanceOf(ExceptionGroup);
            expect(new Set((outcome.value as ExceptionGroup).errors)).toEqual(new Set(errors));
          } else if (seen.aborted) expect(outcome.value).toBe(reason);
          else expect(outcome.state).toBe('resolved');
          expect(sourceOf(signal)?.size ?? 0).toBe(0);
          expect(vi.getTimerCount()).toBe(0);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
