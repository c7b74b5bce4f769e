const outers = /* @__PURE__ */ new WeakMap<object, AbortSignal>();

/** Remembers inside which signal an error came about. @internal */
export function remember(error: object, outer: AbortSignal): void {
  outers.set(error, outer);
}

/**
 * What an error stands for once it gets out: when the signal around it has aborted since, that
 * abort takes its place, as a cancellation takes that of a TimeoutError in CPython.
 *
 * @internal
 */
export function overtaking(error: unknown): unknown {
  const passed = new Set<unknown>();
  let now = error;
  for (;;) {
    const outer = outers.get(now as object);
    if (outer?.aborted !== true || passed.has(outer)) return now;
    passed.add(outer);
    now = outer.reason;
  }
}
