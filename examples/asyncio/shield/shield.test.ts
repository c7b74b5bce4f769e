import { describe, expect, it } from 'vitest';
import { settle } from '../../testing/clock.ts';
import { CancelledError, createTask, Future, gather, shield } from '../index.ts';

describe('CPython test_tasks.BaseTaskTests, shield', () => {
  it('test_shield_result', async () => {
    const inner = new Future<number>();
    const outer = shield(inner);
    inner.setResult(42);
    expect(await outer).toBe(42);
  });

  it('test_shield_exception', async () => {
    const inner = new Future<number>();
    const outer = shield(inner);
    await settle();
    const error = new Error('expected');
    inner.setException(error);
    await settle();
    expect(outer.exception()).toBe(error);
  });

  it('test_shield_cancel_inner', async () => {
    const inner = new Future<number>();
    const outer = shield(inner);
    await settle();
    inner.cancel();
    await settle();
    expect(outer.cancelled()).toBe(true);
  });

  it('test_shield_cancel_outer', async () => {
    const inner = new Future<number>();
    const outer = shield(inner);
    await settle();
    outer.cancel();
    await settle();
    expect(outer.cancelled()).toBe(true);
    expect(inner.done()).toBe(false);
    inner.setResult(42);
    await settle();
    expect(outer.cancelled()).toBe(true);
  });

  it('test_shield_shortcut', async () => {
    const future = new Future<number>();
    future.setResult(42);
    expect(shield(future)).toBe(future);
    expect(await shield(future)).toBe(42);
  });

  it('test_shield_effect', async () => {
    let proof = 0;
    const waiter = new Future<void>();
    const inner = async () => {
      await waiter;
      proof += 1;
    };
    const outer = createTask(async ({ signal }) => {
      await shield(inner, { signal });
      proof += 100;
    });
    await settle();
    outer.cancel();
    await expect(outer).rejects.toBeInstanceOf(CancelledError);
    waiter.setResult();
    await settle();
    expect(proof).toBe(1);
  });

  it('test_shield_gather', async () => {
    const children = [new Future<number>(), new Future<number>()] as const;
    const parent = gather(children);
    const outer = shield(parent);
    await settle();
    outer.cancel();
    await settle();
    expect(outer.cancelled()).toBe(true);
    children[0].setResult(1);
    children[1].setResult(2);
    await settle();
    expect(parent.result()).toEqual([1, 2]);
  });

  it('test_gather_shield', async () => {
    const children = [new Future<number>(), new Future<number>()];
    const shields = children.map((child) => shield(child));
    const parent = gather(shields);
    await settle();
    parent.cancel();
    await settle();
    expect(parent.exception()).toBeInstanceOf(CancelledError);
    expect(shields.map((one) => one.cancelled())).toEqual([true, true]);
    expect(children.map((one) => one.done())).toEqual([false, false]);
    for (const child of children) child.setResult(1);
    await settle();
  });

  it('test_shield_coroutine_use_running_loop', async () => {
    const { outer } = await createTask(() => ({ outer: shield(() => 42) }));
    expect(await outer).toBe(42);
  });

  it('test_shield_coroutine_use_global_loop', async () => {
    expect(await shield(() => 42)).toBe(42);
  });
});
