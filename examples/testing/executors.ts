import { ProcessPoolExecutor, ThreadPoolExecutor } from '../futures/index.ts';

/** Both kinds, for the cases that they share. */
export const executors = [
  { name: 'threads', Type: ThreadPoolExecutor },
  { name: 'processes', Type: ProcessPoolExecutor },
];

export const multiply = (x: number, y: number): number => x * y;

export const power = (x: number, y: number): number => x ** y;

/** Python's `divmod`. */
export function divmod(x: number, y: number): [number, number] {
  if (y === 0) throw new RangeError('division by zero');
  return [Math.floor(x / y), x % y];
}

/** Waits in a worker. */
export const nap = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

export async function napAndThrow(ms: number): Promise<never> {
  await new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
  throw new Error('this is an exception');
}

export const pid = (): number => process.pid;
