import { describe, expect, it, vi } from 'vitest';
import { SystemExit } from '../../multiprocessing/index.ts';
import type { leave } from '../../testing/pool-jobs.ts';
import { BrokenProcessPool, fromModule, ProcessPoolExecutor } from '../index.ts';

vi.setConfig({ testTimeout: 30_000 });

const identity = (value: unknown): unknown => value;
const crash = (): void => process.kill(process.pid, 'SIGSEGV') as never;

describe('CPython test_concurrent_futures.ExecutorDeadlockTest', () => {
  it('test_error_at_task_pickle', async () => {
    await using executor = new ProcessPoolExecutor({ maxWorkers: 2 });
    const bad = {
      get value() {
        throw new RangeError('Error in pickle');
      },
    };
    await expect(executor.submit(identity, bad).result()).rejects.toThrow('Error in pickle');
    expect(await executor.submit(identity, 1)).toBe(1);
  });

  it('test_crash_during_func_exec_on_worker', async () => {
    await using executor = new ProcessPoolExecutor({ maxWorkers: 2 });
    const error = await executor.submit(crash).exception();
    expect(error).toBeInstanceOf(BrokenProcessPool);
    expect((error as BrokenProcessPool).exitCode).toBe(-11);
  });

  it('test_exit_during_func_exec_on_worker', async () => {
    await using executor = new ProcessPoolExecutor({ maxWorkers: 2 });
    const jobs = new URL('../../testing/pool-jobs.ts', import.meta.url);
    const error = await executor.submit(fromModule<typeof leave>(jobs, 'leave'), 1).exception();
    expect((error as Error).name).toBe(new SystemExit(1).name);
  });

  it('test_error_during_func_exec_on_worker', async () => {
    await using executor = new ProcessPoolExecutor({ maxWorkers: 2 });
    const fail = () => {
      throw new RangeError('fail');
    };
    await expect(executor.submit(fail).result()).rejects.toThrow(new RangeError('fail'));
  });

  it('test_crash_during_result_pickle_on_worker', async () => {
    await using executor = new ProcessPoolExecutor({ maxWorkers: 2 });
    const bad = () => ({
      get value() {
        return process.kill(process.pid, 'SIGKILL');
      },
    });
    await expect(executor.submit(bad).result()).rejects.toThrow(BrokenProcessPool);
  });

  it('test_exit_during_result_pickle_on_worker: differs – an exit is an exit', async () => {
    await using executor = new ProcessPoolExecutor({ maxWorkers: 2 });
    const bad = () => ({
      get value() {
        return process.exit(1);
      },
    });
    await expect(executor.submit(bad).result()).rejects.toMatchObject({ exitCode: 1 });
  });

  it('test_error_during_result_pickle_on_worker', async () => {
    await using executor = new ProcessPoolExecutor({ maxWorkers: 2 });
    const bad = () => ({
      get value() {
        throw new RangeError('Error in pickle');
      },
    });
    await expect(executor.submit(bad).result()).rejects.toThrow('Error in pickle');
    expect(await executor.submit(identity, 1)).toBe(1);
  });

  it('test_shutdown_deadlock', async () => {
    await using executor = new ProcessPoolExecutor({ maxWorkers: 2 });
    const future = executor.submit(async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      process.kill(process.pid, 'SIGSEGV');
    });
    await executor.shutdown();
    await expect(future.result()).rejects.toThrow(BrokenProcessPool);
  });

  it('test_shutdown_deadlock_pickle', async () => {
    await using executor = new ProcessPoolExecutor({ maxWorkers: 2 });
    await executor.submit(identity, 42);
    const bad = {
      get value() {
        throw new RangeError('Error in pickle');
      },
    };
    const future = executor.submit(identity, bad);
    await executor.shutdown({ wait: false });
    await expect(future.result()).rejects.toThrow('Error in pickle');
  });

  it('test_crash_big_data', async () => {
    await using executor = new ProcessPoolExecutor({ maxWorkers: 2 });
    const data = 'a'.repeat(4 * 1024 * 1024);
    const dieWith = (text: string): number => {
      process.kill(process.pid, 'SIGKILL');
      return text.length;
    };
    const results = executor.map(
      dieWith,
      Array.from({ length: 10 }, () => data),
    );
    await expect(Array.fromAsync(results)).rejects.toThrow(BrokenProcessPool);
  });
});
