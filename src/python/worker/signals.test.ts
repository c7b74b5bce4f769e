import { expect, test } from 'vitest';
import { takeSignals } from './signals.ts';

test('a signal is taken once, also one that comes between a look and its clearing', () => {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const signals = takeSignals(flag);
  // As Pyodide looks: it reads, and clears what it has read.
  const look = (between?: () => void) => {
    const signal = signals[0];
    between?.();
    signals[0] = 0;
    return signal;
  };
  const stop = () => void Atomics.store(flag, 0, 2);
  expect(look(stop)).toBe(0);
  expect(look()).toBe(2);
  expect(look()).toBe(0);
  stop();
  expect(look()).toBe(2);
  expect(look()).toBe(0);
});
