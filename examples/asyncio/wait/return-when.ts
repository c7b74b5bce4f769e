/**
 * `wait()` returns when the first future has ended, whichever way.
 *
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.FIRST_COMPLETED
 */
export const FIRST_COMPLETED = 'FIRST_COMPLETED';

/**
 * `wait()` returns when the first future has failed, or all have ended.
 *
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.FIRST_EXCEPTION
 */
export const FIRST_EXCEPTION = 'FIRST_EXCEPTION';

/**
 * `wait()` returns when all futures have ended.
 *
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.ALL_COMPLETED
 */
export const ALL_COMPLETED = 'ALL_COMPLETED';

/** When `wait()` returns. */
export type ReturnWhen = typeof FIRST_COMPLETED | typeof FIRST_EXCEPTION | typeof ALL_COMPLETED;
