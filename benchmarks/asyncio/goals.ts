import type { Goal } from '../../src/plugins/reports/benchmarks.ts';
import type { RowId } from './rows/index.ts';

/** Two medians that differ by less than this are even: the noise of a quiet machine. */
const even = 0.95;

const aheadOf = (...names: string[]): Goal[] => names.map((against) => ({ against, atLeast: 1 }));
const python: Goal = { against: 'CPython', atLeast: 3 };

export const goals: Readonly<Record<RowId, readonly Goal[]>> = {
  lock: [
    { against: 'floor', atMost: 1.5 },
    ...aheadOf('await-lock', 'es-toolkit', 'async-sema', 'async-mutex'),
    python,
  ],
  'hand-off': [
    { against: 'floor', atMost: 2.2 },
    ...aheadOf('await-lock', 'es-toolkit', 'async-sema', 'async-mutex', '@esfx/async'),
    ...aheadOf('async-lock', 'effect', 'p-limit', 'p-queue'),
    python,
  ],
  semaphore: [{ against: 'es-toolkit', atLeast: even }, python],
  queue: [
    { against: 'PassThrough', atLeast: 3 },
    { of: 'bingfa, putNowait', against: 'PassThrough', atLeast: 3 },
    { against: 'PassThrough, each awaited', atLeast: 3 },
    { against: 'effect', atLeast: 6 },
    python,
  ],
  event: [python],
  limiter: [
    { against: 'p-limit', atLeast: 4 },
    { of: 'bingfa, acquired first', against: 'p-limit', atLeast: 4 },
    { of: 'bingfa, TaskGroup', against: 'p-limit', atLeast: 4 },
    python,
  ],
  'task-group': [
    { against: 'floor', atMost: 7 },
    { against: 'effect, all', atLeast: 4 },
    { against: 'effect, fork and join', atLeast: 4 },
    python,
  ],
  gather: [python],
  timeout: [
    { against: 'floor', atMost: 2 },
    { of: 'bingfa, disposed by hand', against: 'floor', atMost: 2 },
    python,
  ],
  'shared-lock': [{ against: 'floor', atMost: 1.3 }, python],
  'to-thread': [{ against: 'floor', atMost: 1.5 }],
  'thread-queue': [
    { against: 'a message each', atLeast: 5 },
    { against: 'CPython', atLeast: 1 },
  ],
  'thread-queue-pairs': [{ against: 'CPython', atLeast: 1 }],
  pool: [
    { against: 'piscina', atLeast: 10 },
    { against: 'tinypool', atLeast: 10 },
    { against: 'workerpool', atLeast: 10 },
    ...aheadOf('a message each'),
    python,
  ],
  'cpu-map': [{ against: 'floor', atMost: 1.1 }],
};
