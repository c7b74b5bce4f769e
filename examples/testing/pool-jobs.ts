import { SystemExit } from '../multiprocessing/errors.ts';
import { currentThread } from '../threading/index.ts';

/** What workers of the tests import. */
export function threadName(): string {
  return currentThread().name;
}

export function leave(code: number): never {
  throw new SystemExit(code);
}

/** A process with processes of its own. */
export async function usePool(): Promise<void> {
  const { Pool } = await import('../multiprocessing/index.ts');
  const pool = new Pool({ processes: 2 });
  const squares = await pool.map((n: number) => n * n, [1, 2, 3, 4, 5, 6, 7]);
  if (squares.join() !== '1,4,9,16,25,36,49') throw new Error(squares.join());
  pool.close();
  await pool.join();
}
