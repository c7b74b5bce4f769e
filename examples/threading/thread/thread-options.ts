/** What a thread is made with. */
export interface ThreadOptions<A extends unknown[] = unknown[]> {
  /** What it runs: a function that stands alone, or one of `fromModule()`. */
  target?: ((...args: A) => unknown) | undefined;
  /** What to give the target. */
  args?: A | undefined;
  /** Its name, for people. */
  name?: string | undefined;
  /** Whether the program may end while it runs. */
  daemon?: boolean | undefined;
}

/** How long to wait for a thread's end. */
export interface JoinOptions {
  /** In milliseconds; without it as long as it takes. */
  timeout?: number | undefined;
  /** Ends the wait with its reason. */
  signal?: AbortSignal | undefined;
}
