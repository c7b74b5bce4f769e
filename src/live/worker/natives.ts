// Kept before the program runs: it may replace any of these, on purpose or not.
const scope = globalThis as typeof globalThis & { close?: () => void };

export const native = {
  setTimeout: scope.setTimeout.bind(scope),
  clearTimeout: scope.clearTimeout.bind(scope),
  setInterval: scope.setInterval.bind(scope),
  clearInterval: scope.clearInterval.bind(scope),
  now: performance.now.bind(performance),
  // eslint-disable-next-line @typescript-eslint/unbound-method -- bound to `call`
  post: Function.prototype.call.bind(MessagePort.prototype.postMessage) as (
    port: MessagePort,
    message: unknown,
  ) => void,
};
