import { expect } from 'vitest';
import { ExceptionGroup } from '../asyncio/task-group/exception-group.ts';
import { sleep } from '../asyncio/sleep/sleep.ts';
import type { Task } from '../asyncio/task/task.ts';

type Job<T> = (task: Task<unknown>) => Promise<T>;

export class DivisionError extends Error {}

/** A body that gives a value after a time. */
export function after<T>(ms: number, value: T): Job<T> {
  return ({ signal }) => sleep(ms, { value, signal });
}

/** A body that fails after a time. */
export function crashAfter(ms: number, error: () => Error = () => new DivisionError()): Job<never> {
  return async ({ signal }) => {
    await sleep(ms, { signal });
    throw error();
  };
}

/** A body that fails when it is cancelled. */
export async function crashInCleanup({ signal }: { signal: AbortSignal }): Promise<void> {
  await sleep(10_000, { signal }).catch(() => {
    throw new DivisionError();
  });
}

/** The classes of a group's errors. */
export function kindsOf(group: unknown): Set<unknown> {
  expect(group).toBeInstanceOf(ExceptionGroup);
  return new Set((group as ExceptionGroup).errors.map((error: Error) => error.constructor));
}
