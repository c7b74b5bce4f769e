/** What a host that has no signals calls: the page's Stop button. */
const HOOK = Symbol.for('bingfa.interrupt');

interface Process {
  listenerCount?: (event: 'SIGINT') => number;
  on?: (event: 'SIGINT', listener: () => void) => unknown;
  off?: (event: 'SIGINT', listener: () => void) => unknown;
}

const host = globalThis as { process?: Process; [HOOK]?: () => boolean };

let interrupt: (() => void) | undefined;

/**
 * Does what Ctrl-C does while `run()` runs.
 *
 * @returns False when nobody is left to be asked: no run is under way, or it was interrupted already.
 * @internal
 */
export function interruptMain(): boolean {
  const first = interrupt;
  if (first === undefined) return false;
  ignoreInterrupts();
  first();
  return true;
}

/**
 * Calls back at the first Ctrl-C, or at the first wish of the host; a second one has the effect
 * that it has without us: it kills.
 *
 * @internal
 */
export function awaitInterrupt(callback: () => void): void {
  interrupt = callback;
  host[HOOK] = interruptMain;
  const { process } = host;
  // As in CPython, a handler of the program's own is left alone.
  if (process?.listenerCount?.('SIGINT') !== 0) return;
  try {
    process.on?.('SIGINT', onSignal);
  } catch {
    // Not every runtime that has a `process` lets it listen for signals.
  }
}

/** @internal */
export function ignoreInterrupts(): void {
  interrupt = undefined;
  Reflect.deleteProperty(host, HOOK);
  host.process?.off?.('SIGINT', onSignal);
}

function onSignal(): void {
  // The program has set a handler of its own since.
  if ((host.process?.listenerCount?.('SIGINT') ?? 0) > 1) return;
  interruptMain();
}
