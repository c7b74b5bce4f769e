import type { CallbackOptions } from './async-result.ts';

/** What `Pool` accepts. */
export interface PoolOptions<A extends unknown[] = unknown[]> {
  /** How many workers there are; one for each processor when left out. */
  processes?: number | undefined;
  /** What each worker runs first; it may be async. */
  initializer?: ((...args: A) => unknown) | undefined;
  /** Its arguments. */
  initargs?: A | undefined;
  /** How many tasks a worker does before another takes its place; without limit when left out. */
  maxtasksperchild?: number | undefined;
}

/** What `map()` and `imap()` and their like accept. */
export interface ChunkOptions {
  /** How many tasks go to a worker at once. */
  chunksize?: number | undefined;
}

/** What `mapAsync()` and `starmapAsync()` accept. */
export interface MapAsyncOptions<T> extends ChunkOptions, CallbackOptions<T> {}
