/**
 * Memory for signals in which none is lost. Pyodide reads the number and clears it after that: of
 * plain memory it would clear, unread, what another thread has stored between the two.
 */
export function takeSignals(flag: Int32Array): Int32Array {
  const signals = {
    get 0() {
      return Atomics.exchange(flag, 0, 0);
    },
    set 0(_cleared) {
      // It is cleared as it is read.
    },
  };
  // Nothing but its first number is ever asked for.
  return signals as unknown as Int32Array;
}
