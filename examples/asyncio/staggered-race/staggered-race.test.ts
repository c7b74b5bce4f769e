import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { sourceOf } from '../../internal/abort.ts';
import { advance, settle, useVirtualTime } from '../../testing/clock.ts';
import { Outcome } from '../../testing/outcome.ts';
import {
  CancelledError,
  KeyboardInterrupt,
  sleep,
  staggeredRace,
  type StaggeredRace,
} from '../index.ts';

useVirtualTime();

interface Self {
  signal: AbortSignal;
}

describe('CPython test_staggered.StaggeredTests', () => {
  const nobody = { winnerResult: undefined, winnerIndex: undefined };

  it('test_empty', async () => {
    expect(await staggeredRace([], undefined)).toEqual({ ...nobody, exceptions: [] });
  });

  it('test_one_successful', async () => {
    const second = vi.fn(() => 'Res: 1');
    expect(await staggeredRace([() => 'Res: 0', second], undefined)).toEqual({
      winnerResult: 'Res: 0',
      winnerIndex: 0,
      exceptions: [undefined],
    });
    expect(second).not.toHaveBeenCalled();
  });

  it('test_first_error_second_successful', async () => {
    const error = new RangeError('0');
    const race = staggeredRace([() => Promise.reject(error), () => 'Res: 1'], undefined);
    expect(await race).toEqual({
      winnerResult: 'Res: 1',
      winnerIndex: 1,
      exceptions: [error, undefined],
    });
  });

  it('test_first_timeout_second_successful', async () => {
    const bodies = [
      ({ signal }: Self) => sleep(10_000, { value: 'Res: 0', signal }),
      () => Promise.resolve('Res: 1'),
    ];
    const outcome = new Outcome(staggeredRace(bodies, 100));
    await advance(99);
    expect(outcome.state).toBe('pending');
    await advance(1);
    const { winnerResult, winnerIndex, exceptions } = outcome.value as StaggeredRace<string>;
    expect([winnerResult, winnerIndex, exceptions.length]).toEqual(['Res: 1', 1, 2]);
    expect(exceptions[0]).toBeInstanceOf(CancelledError);
    expect(exceptions[1]).toBe(undefined);
  });

  it('test_none_successful', async () => {
    const errors = [new RangeError('0'), new RangeError('1')];
    const race = staggeredRace(
      errors.map((error) => () => Promise.reject(error)),
      undefined,
    );
    expect(await race).toEqual({ ...nobody, exceptions: errors });
  });
});

describe('staggeredRace', () => {
  it('starts each body after the delay, counted from the start of the one before', async () => {
    const starts: number[] = [];
    const body = async ({ signal }: Self) => {
      starts.push(performance.now());
      await sleep(100, { signal });
    };
    const begin = performance.now();
    const race = staggeredRace([body, body, body], 30);
    await advance(200);
    expect((await race).winnerIndex).toBe(0);
    expect(starts.map((start) => start - begin)).toEqual([0, 30, 60]);
  });

  it('waits for the delay while another than the last has failed', async () => {
    const started: string[] = [];
    const bodies = [
      async () => {
        await sleep(40);
        throw new Error('first');
      },
      async () => {
        started.push(`second at ${performance.now() - begin}`);
        await sleep(60);
        throw new Error('second');
      },
      () => started.push(`third at ${performance.now() - begin}`),
    ];
    const begin = performance.now();
    const race = staggeredRace(bodies, 30);
    await advance(200);
    expect((await race).winnerIndex).toBe(2);
    expect(started).toEqual(['second at 30', 'third at 60']);
  });

  it('waits for the losers to end, and keeps the first winner', async () => {
    const bodies = [
      async ({ signal }: Self) => {
        await sleep(1000, { signal }).catch(() => sleep(20));
        return 'a late success';
      },
      () => 'won',
    ];
    const outcome = new Outcome(staggeredRace(bodies, 10));
    await advance(25);
    expect(outcome.state).toBe('pending');
    await advance(5);
    expect(outcome.value).toEqual({
      winnerResult: 'won',
      winnerIndex: 1,
      exceptions: [undefined, undefined],
    });
  });

  it('counts the delay anew when a failure has started the next', async () => {
    const begin = performance.now();
    const starts: number[] = [];
    const body = (ms: number) => async () => {
      starts.push(performance.now() - begin);
      await sleep(ms);
      if (ms === 10) throw new Error('first');
    };
    const race = staggeredRace([body(10), body(100), body(100)], 30);
    await advance(200);
    expect((await race).winnerIndex).toBe(1);
    expect(starts).toEqual([0, 10, 40]);
  });

  it('starts no other while the losers end', async () => {
    const late = vi.fn();
    const bodies = [
      ({ signal }: Self) => sleep(1000, { signal }).catch(() => sleep(100)),
      () => 'won',
      late,
    ];
    const race = staggeredRace(bodies, 10);
    await advance(200);
    expect((await race).winnerResult).toBe('won');
    expect(late).not.toHaveBeenCalled();
  });

  it('does not take a keyboard interrupt for a failure', async () => {
    const interrupt = new KeyboardInterrupt();
    const second = vi.fn();
    const race = staggeredRace([() => Promise.reject(interrupt), second], undefined);
    await expect(race).rejects.toBe(interrupt);
    await settle();
    expect(second).not.toHaveBeenCalled();
  });

  it('cancels all and rejects with the reason when its signal aborts', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const ends: unknown[] = [];
    const body = (self: Self) =>
      sleep(1000, { signal: self.signal }).catch((error: unknown) => ends.push(error));
    const race = staggeredRace([body, body, body], 10, { signal });
    await advance(15);
    expect(sourceOf(signal)?.size).toBe(1);
    controller.abort('enough');
    await expect(race).rejects.toBe('enough');
    await settle();
    expect(ends.length).toBe(2);
    expect(sourceOf(signal)?.size).toBe(0);
    await expect(staggeredRace([body], 10, { signal })).rejects.toBe('enough');
  });

  it('leaves no listener and no timer', async () => {
    const { signal } = new AbortController();
    await staggeredRace([() => 1, () => 2], 1000, { signal });
    expect([sourceOf(signal)?.size, vi.getTimerCount()]).toEqual([0, 0]);
  });

  it('refuses what is no list of functions, and what is no delay', async () => {
    await expect(staggeredRace(1 as never, undefined)).rejects.toEqual(
      new TypeError('Pass an array to staggeredRace(): received number'),
    );
    await expect(staggeredRace([1 as never], undefined)).rejects.toEqual(
      new TypeError('Pass a function as body: received number'),
    );
    await expect(staggeredRace([], 'soon' as never)).rejects.toEqual(
      new TypeError('Pass milliseconds as the delay, or undefined: received string'),
    );
  });

  it('has the type of its bodies’ results', () => {
    const race = () => staggeredRace([() => Promise.resolve(1), () => 'tea'], undefined);
    expectTypeOf(race).returns.resolves.toEqualTypeOf<StaggeredRace<string | number>>();
  });
});
