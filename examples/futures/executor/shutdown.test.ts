import { describe, expect, it, vi } from 'vitest';
import { executors, multiply, nap } from '../../testing/executors.ts';
import type { threadName } from '../../testing/pool-jobs.ts';
import { runModule } from '../../testing/orphan.ts';
import { Semaphore as ProcessSemaphore } from '../../multiprocessing/index.ts';
import { Semaphore } from '../../threading/index.ts';
import { fromModule, ProcessPoolExecutor, ThreadPoolExecutor } from '../index.ts';
import { coreOf } from './executor.ts';

vi.setConfig({ testTimeout: 30_000 });

const range = Array.from({ length: 10 }, (_, index) => index - 5);
const distances = range.map(Math.abs);
const distance = (n: number): number => Math.abs(n);

const nameOf = fromModule<typeof threadName>(
  new URL('../../testing/pool-jobs.ts', import.meta.url),
  'threadName',
);

const printApple = `async () => {
  await new Promise((resolve) => setTimeout(resolve, 100));
  console.log('apple');
}`;

describe.each(executors)(
  'CPython test_concurrent_futures.ExecutorShutdownTest, $name',
  ({ Type }) => {
    it('test_run_after_shutdown', async () => {
      const executor = new Type({ maxWorkers: 1 });
      await executor.shutdown();
      expect(() => executor.submit(multiply, 2, 5)).toThrow(
        new Error('Submit before shutdown(): the executor takes no more calls'),
      );
      expect(() => executor.map(multiply, [2], [5])).toThrow('Submit before shutdown()');
    });

    it('test_interpreter_shutdown', async () => {
      const ran = await runModule(`
        import { ${Type.name} } from 'bingfa/futures';
        const executor = new ${Type.name}({ maxWorkers: 2 });
        executor.submit(${printApple});
      `);
      expect(ran).toEqual({ code: 0, out: 'apple\n', err: '' });
    });

    it('test_hang_issue12364', async () => {
      const executor = new Type({ maxWorkers: 2 });
      const futures = Array.from({ length: 20 }, () => executor.submit(nap, 5));
      await executor.shutdown();
      expect(futures.every((future) => future.done())).toBe(true);
      await Promise.all(futures);
    });

    it('test_cancel_futures', async () => {
      const executor = new Type({ maxWorkers: 2 });
      const futures = Array.from({ length: 50 }, () => executor.submit(nap, 50));
      await futures[0];
      await executor.shutdown({ cancelFutures: true });
      const others = futures.filter((future) => !future.cancelled());
      expect(futures.length - others.length).toBeGreaterThan(20);
      expect(others.length).toBeGreaterThan(0);
      for (const future of others) expect(await future.exception()).toBeUndefined();
    });

    it('test_hang_gh83386', async () => {
      const ran = await runModule(`
        import { ${Type.name} } from 'bingfa/futures';
        const executor = new ${Type.name}({ maxWorkers: 2 });
        executor.submit(${printApple});
        await executor.shutdown({ wait: false });
      `);
      expect(ran).toEqual({ code: 0, out: 'apple\n', err: '' });
    });

    it('test_hang_gh94440', async () => {
      const executor = new Type({ maxWorkers: 1 });
      await executor.submit(multiply, 1, 1);
      executor.submit(multiply, 1, 1).cancel();
      await executor.shutdown();
    });
  },
);

describe('CPython test_concurrent_futures.ThreadPoolShutdownTest', () => {
  it('test_threads_terminate', async () => {
    const executor = new ThreadPoolExecutor({ maxWorkers: 5 });
    const gate = new Semaphore(0);
    for (let count = 0; count < 3; count += 1) {
      executor.submit(async (semaphore: Semaphore) => {
        await semaphore.acquire();
      }, gate);
    }
    await Promise.resolve();
    expect(coreOf(executor).hands.size).toBe(3);
    for (let count = 0; count < 3; count += 1) gate.release();
    await executor.shutdown();
    expect(coreOf(executor).hands.size).toBe(0);
  });

  it('test_context_manager_shutdown', async () => {
    let executor: ThreadPoolExecutor;
    {
      await using opened = new ThreadPoolExecutor({ maxWorkers: 2 });
      executor = opened;
      expect(await Array.fromAsync(opened.map(distance, range))).toEqual(distances);
    }
    expect(coreOf(executor).hands.size).toBe(0);
  });

  it('test_shutdown_no_wait', async () => {
    const executor = new ThreadPoolExecutor({ maxWorkers: 2 });
    const results = executor.map(distance, range);
    await executor.shutdown({ wait: false });
    expect(await Array.fromAsync(results)).toEqual(distances);
    await coreOf(executor).join();
  });

  it('test_thread_names_assigned', async () => {
    await using executor = new ThreadPoolExecutor({ maxWorkers: 2, threadNamePrefix: 'Special' });
    const names = await Promise.all([executor.submit(nameOf), executor.submit(nameOf)]);
    for (const name of names) expect(name).toMatch(/^Special_[01]$/);
  });

  it('test_thread_names_default', async () => {
    await using executor = new ThreadPoolExecutor({ maxWorkers: 2 });
    const names = await Promise.all([executor.submit(nameOf), executor.submit(nameOf)]);
    for (const name of names) expect(name).toMatch(/^ThreadPoolExecutor-\d+_[01]$/);
  });

  it('test_cancel_futures_wait_false', async () => {
    const ran = await runModule(`
      import { ThreadPoolExecutor } from 'bingfa/futures';
      const executor = new ThreadPoolExecutor();
      executor.submit(${printApple});
      await executor.shutdown({ wait: false, cancelFutures: true });
    `);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(['apple\n', '']).toContain(ran.out);
  });
});

describe('CPython test_concurrent_futures.ProcessPoolShutdownTest', () => {
  it('test_processes_terminate', async () => {
    const executor = new ProcessPoolExecutor({ maxWorkers: 5 });
    const gate = new ProcessSemaphore(0);
    for (let count = 0; count < 3; count += 1) {
      executor.submit(async (semaphore: ProcessSemaphore) => {
        await semaphore.acquire();
      }, gate);
    }
    await Promise.resolve();
    expect(coreOf(executor).hands.size).toBe(3);
    const pids = [...coreOf(executor).hands].map(({ worker }) => worker.pid as number);
    for (let count = 0; count < 3; count += 1) await gate.release();
    await executor.shutdown();
    for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('test_context_manager_shutdown', async () => {
    let pids: number[];
    {
      await using executor = new ProcessPoolExecutor({ maxWorkers: 2 });
      const results = executor.map(distance, range, { chunksize: 5 });
      await Promise.resolve();
      pids = [...coreOf(executor).hands].map(({ worker }) => worker.pid as number);
      expect(await Array.fromAsync(results)).toEqual(distances);
    }
    for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('test_shutdown_no_wait', async () => {
    const executor = new ProcessPoolExecutor({ maxWorkers: 2 });
    const results = executor.map(distance, range);
    await executor.shutdown({ wait: false });
    expect(await Array.fromAsync(results)).toEqual(distances);
    await coreOf(executor).join();
  });
});
