import { SystemExit } from '../multiprocessing/errors.ts';
import { currentThread } from '../threading/index.ts';

/** What workers of the tests import. */
export function threadName(): string {
  return currentThread().name;
}

export function leave(code: number): never {
  throw new SystemExit(code);
}
