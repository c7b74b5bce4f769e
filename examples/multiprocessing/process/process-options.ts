/** What a process is made of. */
export interface ProcessOptions<A extends readonly unknown[]> {
  /** What it runs: a function that uses nothing of its file, or one of `fromModule()`. */
  target?: ((...args: A) => unknown) | undefined;
  /** What the function is given: copies, and objects of this module. */
  args?: A | undefined;
  /** `Process-1`, `Process-2` … if left out. */
  name?: string | undefined;
  /** Whether it is ended when this process ends, instead of being waited for. */
  daemon?: boolean | undefined;
}
