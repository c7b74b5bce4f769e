import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

async function onPage() {
  vi.stubGlobal('document', {});
  vi.resetModules();
  return import('../../threading/index.ts');
}

it('refuses to block a page, in one line, also where it would not have to', async () => {
  const { Barrier, Condition, Event, Lock, RLock, Semaphore } = await onPage();
  const condition = new Condition();
  for (const call of [
    () => new Lock().acquireSync(),
    () => new RLock().acquireSync({ timeout: 5 }),
    () => new Semaphore().acquireSync(),
    () => condition.acquireSync(),
    () => condition.waitSync(),
    () => condition.waitForSync(() => true),
    () => new Event().waitSync(),
    () => new Barrier(1).waitSync(),
  ]) {
    expect(call).toThrow(/^Await \w+\(\) here: a page's own thread may not block[^\n]*$/);
  }
});

it('lets a page do what never blocks', async () => {
  const { Barrier, Lock, Semaphore } = await onPage();
  expect(new Lock().acquireSync({ blocking: false })).toBeDefined();
  expect(new Semaphore().acquireSync({ blocking: false })).toBeDefined();
  const barrier = new Barrier(2);
  expect((await Promise.all([barrier.wait(), barrier.wait()])).sort()).toEqual([0, 1]);
  barrier.abort();
  expect(barrier.broken).toBe(true);
});
