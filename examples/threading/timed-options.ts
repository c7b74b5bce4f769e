/** How a `…Sync` call waits. */
export interface SyncTimedOptions {
  /** For how long to wait at most, in milliseconds; without it, for ever. */
  timeout?: number | undefined;
}

/** How a call waits. */
export interface TimedOptions extends SyncTimedOptions {
  /** Ends the wait when it aborts, with the signal's reason. */
  signal?: AbortSignal | undefined;
}
