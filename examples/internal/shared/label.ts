import { nextNumber } from './registry.ts';

/** What is counted up in names such as `Lock-1`, in all threads together. */
const KINDS = [
  'Lock',
  'RLock',
  'Condition',
  'Event',
  'Semaphore',
  'BoundedSemaphore',
  'Barrier',
  'Queue',
  'LifoQueue',
  'PriorityQueue',
  'SimpleQueue',
] as const;

/** The name of a shared object in traces, the same in every thread; its number is in that cell. @internal */
export function labelOf(kind: (typeof KINDS)[number], cells: Int32Array, at: number): string {
  let number = Atomics.load(cells, at);
  if (number === 0) {
    const next = nextNumber(KINDS.indexOf(kind));
    number = Atomics.compareExchange(cells, at, 0, next) || next;
  }
  return `${kind}-${number}`;
}
