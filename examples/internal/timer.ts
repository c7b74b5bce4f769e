/** The longest delay that setTimeout understands; longer ones fire at once. @internal */
export const longestDelay = 2 ** 31 - 1;

declare const setImmediate: ((callback: () => void) => unknown) | undefined;

let channel: MessageChannel | undefined;
const posted: (() => void)[] = [];

/**
 * Runs after everything that is ready now, and after pending timers and I/O had their chance:
 * a turn of the event loop, without the 4 ms that browsers add to nested `setTimeout(0)`.
 *
 * @internal
 */
export function nextTurn(callback: () => void): void {
  if (typeof setImmediate === 'function') {
    setImmediate(callback);
  } else {
    if (channel === undefined) {
      channel = new MessageChannel();
      channel.port1.onmessage = () => posted.shift()?.();
    }
    posted.push(callback);
    channel.port2.postMessage(0);
  }
}
