/** Where a host that compiles programs leaves what its compiled functions need in every thread. */
const PRELUDE = Symbol.for('bingfa.threads');

function prelude(): string {
  const { [PRELUDE]: code } = globalThis as { [PRELUDE]?: unknown };
  return typeof code === 'string' ? code : '';
}

/**
 * What a thread runs: the function, whose source is put into its place, and the exchange of
 * messages around it. It is text, since a thread shares no code with whoever starts it.
 * `__name` is what bundlers call in a function's source to keep the names of functions.
 *
 * @internal
 */
export function threadScript(source: string): string {
  return `'use strict';
const __name = (value, name) => Object.defineProperty(value, 'name', { value: name });
${prelude()}
const node = globalThis.process?.getBuiltinModule?.('node:worker_threads');
const port = node === undefined ? globalThis : node.parentPort;
const post = (message) => port.postMessage(message);
const named = (error) => ({ error, name: error?.name });
const calls = new Map();
let count = 0;
const caller = (index) => (...args) => {
  const call = (count += 1);
  const promise = new Promise((resolve, reject) => calls.set(call, { resolve, reject }));
  post({ type: 'call', index, call, args });
  promise.cancel = () => post({ type: 'cancel', call });
  return promise;
};
const fail = (error) => {
  try {
    post({ type: 'failed', ...named(error) });
  } catch {
    post({ type: 'failed', error: new Error(String(error)), name: error?.name });
  }
};
const run = async ({ args, functions }) => {
  const task = (${source});
  for (const index of functions) args[index] = caller(index);
  post({ type: 'done', value: await task(...args) });
};
const receive = (message) => {
  if (message.type === 'run') {
    run(message).catch(fail);
    return;
  }
  const { resolve, reject } = calls.get(message.call);
  calls.delete(message.call);
  if (message.type === 'answer') resolve(message.value);
  else reject(message.error);
};
if (node === undefined) port.onmessage = ({ data }) => receive(data);
else port.on('message', receive);
`;
}
