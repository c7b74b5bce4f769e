/** How long a call waits. */
export interface TimedWaitOptions {
  /** For how long to wait at most, in milliseconds; without it, for ever. */
  timeout?: number | undefined;
  /** Ends the wait when it aborts, with the signal's reason. */
  signal?: AbortSignal | undefined;
}
