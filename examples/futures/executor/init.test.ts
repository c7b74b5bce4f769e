import { describe, expect, it, vi } from 'vitest';
import { executors } from '../../testing/executors.ts';
import { BrokenExecutor } from '../index.ts';

vi.setConfig({ testTimeout: 30_000 });

const initialize = (status: string) => Object.assign(globalThis, { initStatus: status });
const status = () => (globalThis as { initStatus?: string }).initStatus;

describe.each(executors)('CPython test_concurrent_futures.InitializerMixin, $name', ({ Type }) => {
  it('test_initializer', async () => {
    await using executor = new Type({
      maxWorkers: 2,
      initializer: initialize,
      initargs: ['initialized'],
    });
    const futures = [executor.submit(status), executor.submit(status)];
    expect(await Promise.all(futures)).toEqual(['initialized', 'initialized']);
  });
});

describe.each(executors)(
  'CPython test_concurrent_futures.FailingInitializerMixin, $name',
  ({ Type }) => {
    it('test_initializer', async () => {
      await using executor = new Type({
        maxWorkers: 2,
        initializer: async () => {
          await new Promise((resolve) => setTimeout(resolve, 10));
          throw new RangeError('error in initializer');
        },
      });
      const error = await executor.submit(status).exception();
      expect(error).toBeInstanceOf(BrokenExecutor);
      expect(error).toMatchObject({
        message: 'Make a new executor: the initializer failed',
        cause: new RangeError('error in initializer'),
      });
      expect(() => executor.submit(status)).toThrow(BrokenExecutor);
    });
  },
);
