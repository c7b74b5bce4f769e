/** Wraps what the loop calls, so that it warns when it took long. @internal */
export type Stopwatch = (
  callback: () => void,
  kind: 'Handle' | 'Task',
  subject: { readonly name: string },
) => () => void;

/**
 * Measures callbacks in debug mode; undefined otherwise, so that nobody pays for it.
 *
 * @internal
 */
export let timed: Stopwatch | undefined;

/** How long a callback may take, in milliseconds. @internal */
export const slow = { duration: 100 };

const watch: Stopwatch = (callback, kind, subject) => () => {
  const start = performance.now();
  try {
    callback();
  } finally {
    const took = performance.now() - start;
    if (took >= slow.duration) {
      const seconds = (took / 1000).toFixed(3);
      console.warn(`Executing <${kind} ${subject.name || '(anonymous)'}> took ${seconds} seconds`);
    }
  }
};

/** @internal */
export function setDebug(enabled: boolean): void {
  timed = enabled ? watch : undefined;
}
