/** How a `…Sync` call waits for a lock or a semaphore. */
export interface SyncAcquireOptions {
  /** For how long to wait at most, in milliseconds; without it, for ever. */
  timeout?: number | undefined;
  /** `false`: do not wait at all. */
  blocking?: boolean | undefined;
}

/** How a call waits for a lock or a semaphore. */
export interface AcquireOptions extends SyncAcquireOptions {
  /** Ends the wait when it aborts, with the signal's reason. */
  signal?: AbortSignal | undefined;
}
