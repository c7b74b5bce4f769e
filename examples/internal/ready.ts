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
 * What a batch makes ready runs in the next batch, after the continuations of this one. An `await`
 * of a future goes on a microtask later than one of a promise; so that nobody overtakes it, what
 * comes after a future is left to the next batch.
 *
 * @internal
 */
export interface Ready {
  /** The next in the ready queue; what runs later must not be linked anywhere else. */
  next: Ready | undefined;
  /** Whether what it resumes goes on a microtask later than what the others resume. */
  readonly isLate?: boolean;
  run(): void;
}

const settled = Promise.resolve();
let first: Ready | undefined;
let last: Ready | undefined;

function runBatch(): void {
  let item = first;
  const end = last;
  first = last = undefined;
  while (item !== undefined) {
    const next: Ready | undefined = item.next;
    item.next = undefined;
    item.run();
    if (item.isLate === true && next !== undefined && next.isLate !== true) {
      putBack(next, end as Ready);
      return;
    }
    item = next;
  }
}

/** Leaves the rest of a batch to the next one, before what has become ready since. */
function putBack(rest: Ready, end: Ready): void {
  if (last === undefined) {
    last = end;
    void settled.then(runBatch);
  } else {
    end.next = first;
  }
  first = rest;
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
