import { describe, expect, it } from 'vitest';
import { advance, useVirtualTime } from '../../testing/clock.ts';
import { Outcome } from '../../testing/outcome.ts';
import { createTask, shield, sleep, TimeoutError, waitFor, type Task } from '../index.ts';

useVirtualTime();

function slow(): Task<string> {
  return createTask(() => sleep(100, { value: 'done' }));
}

describe('CPython test_waitfor.WaitForShieldTests', () => {
  it('test_zero_timeout', async () => {
    const task = slow();
    const shielded = shield(task);
    await expect(waitFor(shielded, 0)).rejects.toBeInstanceOf(TimeoutError);
    expect([task.done(), task.cancelled(), shielded.cancelled()]).toEqual([false, false, true]);
    await advance(100);
    expect(task.result()).toBe('done');
  });

  it('test_none_timeout', async () => {
    const task = slow();
    const outcome = new Outcome(waitFor(shield(task), undefined));
    await advance(100);
    expect([outcome.value, task.result()]).toEqual(['done', 'done']);
  });

  it('test_shielded_timeout', async () => {
    const task = slow();
    const outcome = new Outcome(waitFor(shield(task), 10));
    await advance(10);
    expect(outcome.value).toBeInstanceOf(TimeoutError);
    expect([task.done(), task.cancelled()]).toEqual([false, false]);
    await advance(90);
    expect(task.result()).toBe('done');
  });
});
