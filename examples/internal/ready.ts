/**
 * The ready queue: what asyncio's event loop calls `call_soon`.
 *
 * ```
 * release() ── wake ──► [ready queue] ── one microtask per batch ──► run() ──► the await continues
 * ```
 *
 * A wake-up takes effect in the batch, not at the call, because CPython's does: between the two,
 * the waiter can still be aborted (and passes the wake-up on), `lock.locked()` is false, and a
 * second `release()` throws. Handing over at the call would be one microtask faster and would let
 * a double release admit two holders.
 *
 * What a batch makes ready runs in the next batch, after the continuations of this one.
 *
 * @internal
 */
export interface Ready {
  /** The next in the ready queue; what runs later must not be linked anywhere else. */
  next: Ready | undefined;
  run(): void;
}

const settled = Promise.resolve();
let first: Ready | undefined;
let last: Ready | undefined;

function runBatch(): void {
  let item = first;
  first = last = undefined;
  while (item !== undefined) {
    const next = item.next;
    item.next = undefined;
    item.run();
    item = next;
  }
}

/** @internal */
export function callSoon(item: Ready): void {
  if (last === undefined) {
    first = last = item;
    void settled.then(runBatch);
  } else {
    last = last.next = item;
  }
}

/** Runs after what the current batch has resumed. @internal */
export function afterBatch(callback: () => void): void {
  void settled.then(callback);
}
