import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { sourceOf } from '../../internal/abort.ts';
import { settle } from '../../testing/clock.ts';
import { settlementOf } from '../future/future.ts';
import { CancelledError, createTask, Future, shield, type Task } from '../index.ts';

describe('shield', () => {
  it('ends only the outer future when its signal aborts, with the reason', async () => {
    const controller = new AbortController();
    const inner = new Future<number>();
    const outer = shield(inner, { signal: controller.signal });
    controller.abort('enough');
    await expect(outer).rejects.toBe('enough');
    expect([outer.cancelled(), inner.done()]).toEqual([false, false]);
  });

  it('is cancelled when its signal aborts with a CancelledError', async () => {
    const controller = new AbortController();
    const outer = shield(new Future(), { signal: controller.signal });
    const reason = new CancelledError('changed my mind');
    controller.abort(reason);
    await expect(outer).rejects.toBe(reason);
    expect(outer.cancelled()).toBe(true);
  });

  it('starts the inside even if the signal is aborted already', async () => {
    const ran = vi.fn();
    const outer = shield(ran, { signal: AbortSignal.abort('too late') });
    await expect(outer).rejects.toBe('too late');
    expect(ran).toHaveBeenCalledTimes(1);
    const done = new Future<number>();
    done.setResult(1);
    await expect(shield(done, { signal: AbortSignal.abort('too late') })).rejects.toBe('too late');
  });

  it('leaves no listener at a signal that is not aborted', async () => {
    const { signal } = new AbortController();
    const inner = new Future<number>();
    const outer = shield(inner, { signal });
    const cancelled = shield(new Future(), { signal });
    expect(sourceOf(signal)?.size).toBe(2);
    inner.setResult(1);
    cancelled.cancel();
    await outer;
    await settle();
    expect(sourceOf(signal)?.size).toBe(0);
  });

  it('does not watch the inside any more once the outer has been cancelled', async () => {
    const inner = new Future<number>();
    const outer = shield(inner);
    outer.cancel();
    await settle();
    expect(settlementOf(inner).forget(() => true)).toBe(0);
    expect(settlementOf(outer).forget(() => true)).toBe(0);
  });

  it('refuses what can neither be awaited nor run, and what is no signal', () => {
    expect(() => shield(42 as never)).toThrow(
      new TypeError('Pass a future, a promise or a function: received number'),
    );
    expect(() => shield(new Future(), { signal: {} as AbortSignal })).toThrow(
      new TypeError('Pass an AbortSignal as "signal": received object'),
    );
  });

  it('has the type of what is inside', () => {
    expectTypeOf(shield<Task<string>>).returns.toEqualTypeOf<Future<string>>();
    expectTypeOf(shield(createTask(() => 1))).toEqualTypeOf<Future<number>>();
    expectTypeOf(shield(Promise.resolve('tea'))).toEqualTypeOf<Future<string>>();
    expectTypeOf(shield(async ({ signal }) => signal.aborted)).toEqualTypeOf<Future<boolean>>();
  });
});
