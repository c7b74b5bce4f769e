/** How a `getSync()` waits. */
export interface SyncGetOptions {
  /** For how long to wait at most, in milliseconds; without it, for ever. */
  timeout?: number | undefined;
  /** `false`: do not wait at all, as `getNowait()`. */
  block?: boolean | undefined;
}

/** How a `get()` waits. */
export interface GetOptions extends SyncGetOptions {
  /** Ends the wait when it aborts, with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/** What a `putNowait()` takes along. */
export interface TransferOptions {
  /**
   * Buffers in the item that its sender gives up: they are detached as soon as the item is in the
   * queue, and not before. The bytes are copied either way.
   */
  transfer?: readonly ArrayBuffer[] | undefined;
}

/** How a `putSync()` waits. */
export interface SyncPutOptions extends TransferOptions {
  /** For how long to wait at most, in milliseconds; without it, for ever. */
  timeout?: number | undefined;
  /** `false`: do not wait at all, as `putNowait()`. */
  block?: boolean | undefined;
}

/** How a `put()` waits. */
export interface PutOptions extends SyncPutOptions {
  /** Ends the wait when it aborts, with the signal's reason. */
  signal?: AbortSignal | undefined;
}
