/** How long `get()` waits. */
export interface GetOptions {
  /** `false` throws `Empty` at once when there is nothing, as `getNowait()` does. */
  block?: boolean | undefined;
  /** Throws `Empty` after so many milliseconds without an item. */
  timeout?: number | undefined;
  /** Ends the wait when it aborts. */
  signal?: AbortSignal | undefined;
}

/** How long `put()` waits, and what the sender gives away. */
export interface PutOptions {
  /** `false` throws `Full` at once when there is no room, as `putNowait()` does. */
  block?: boolean | undefined;
  /** Throws `Full` after so many milliseconds without room. */
  timeout?: number | undefined;
  /** Ends the wait when it aborts. */
  signal?: AbortSignal | undefined;
  /** Buffers in the item that the sender gives up: detached as soon as the item is in the queue. */
  transfer?: readonly ArrayBuffer[] | undefined;
}
