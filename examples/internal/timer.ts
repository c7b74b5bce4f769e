/** The longest delay that `setTimeout` understands; a longer one would fire at once. @internal */
export const longestDelay = 2 ** 31 - 1;

// Neither Node's types nor the DOM's are assumed to be there.
declare const setImmediate: ((callback: () => void) => unknown) | undefined;

const posted: (() => void)[] = [];
let channel: MessageChannel | undefined;

/**
 * Runs after everything that is ready now: one turn of the event loop, without the 4 ms that
 * browsers add to nested `setTimeout(0)`.
 *
 * @internal
 */
export function nextTurn(callback: () => void): void {
  if (typeof setImmediate === 'function') {
    setImmediate(callback);
    return;
  }
  if (channel === undefined) {
    channel = new MessageChannel();
    channel.port1.onmessage = () => posted.shift()?.();
  }
  posted.push(callback);
  channel.port2.postMessage(0);
}
