import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { collectUntil } from '../../testing/garbage.ts';
import { createTask, Future } from '../index.ts';

let written = vi.fn();

beforeEach(() => {
  written = vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Makes a future that becomes garbage, and one whose loss is told, to know that garbage was seen. */
async function lose(end: (future: Future<unknown>) => void): Promise<unknown[][]> {
  (() => {
    end(new Future());
    new Future().setException(new Error('the mark'));
  })();
  const seen = () => written.mock.calls.some(([, error]) => String(error).includes('the mark'));
  await collectUntil(seen);
  expect(seen()).toBe(true);
  return written.mock.calls.filter(([, error]) => !String(error).includes('the mark'));
}

describe('CPython test_futures.BaseFutureTests', () => {
  it('test_tb_logger_abandoned', async () => {
    expect(await lose(() => {})).toEqual([]);
  });

  it('test_tb_logger_not_called_after_cancel', async () => {
    const calls = await lose((future) => {
      future.setException(new Error('boom'));
      future.cancel();
    });
    expect(calls).toEqual([]);
  });

  it('test_tb_logger_result_unretrieved', async () => {
    expect(await lose((future) => future.setResult(42))).toEqual([]);
  });

  it('test_tb_logger_result_retrieved', async () => {
    const calls = await lose((future) => {
      future.setResult(42);
      future.result();
    });
    expect(calls).toEqual([]);
  });

  it('test_tb_logger_exception_unretrieved', async () => {
    const error = new Error('boom');
    const calls = await lose((future) => future.setException(error));
    expect(calls).toEqual([['Future exception was never retrieved', error]]);
  });

  it('test_tb_logger_exception_retrieved', async () => {
    const calls = await lose((future) => {
      future.setException(new Error('boom'));
      future.exception();
    });
    expect(calls).toEqual([]);
  });

  it('test_tb_logger_exception_result_retrieved', async () => {
    const calls = await lose((future) => {
      future.setException(new Error('boom'));
      expect(() => future.result()).toThrow('boom');
    });
    expect(calls).toEqual([]);
  });

  it('test_future_exception_never_retrieved', async () => {
    const error = new RangeError('out of memory');
    const calls = await lose((future) => future.setException(error));
    expect(calls).toEqual([['Future exception was never retrieved', error]]);
  });
});

describe('CPython test_tasks.BaseTaskTests, never retrieved', () => {
  it('test_tb_logger_not_called_after_cancel', async () => {
    const calls = await lose(() => {
      const task = createTask(() => {
        throw new TypeError('lost');
      });
      setImmediate(() => task.cancel());
    });
    expect(calls).toEqual([]);
  });
});

describe('a failure that is still there when the program ends', () => {
  it('is told then', () => {
    const library = new URL('../index.ts', import.meta.url).href;
    const program = `
      import { createTask, Future } from '${library}';
      globalThis.kept = createTask(() => { throw new RangeError('lost') }, { name: 'loser' });
      const asked = new Future();
      asked.setException(new Error('asked for'));
      asked.exception();
    `;
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--no-warnings', '--input-type=module', '--eval', program],
      { encoding: 'utf8' },
    );
    expect(status).toBe(0);
    expect(stderr).toMatch(/^Task exception was never retrieved: loser RangeError: lost\n/);
    expect(stderr).not.toContain('asked for');
  });
});
