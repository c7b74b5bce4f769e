/** How a worker answers calls. */
import { builtin } from '../builtin.ts';
import { becomeThread, endThread, ownIdent } from '../shared/registry.ts';
import { pack } from '../shared/share.ts';
import './callbacks.ts';
import { resolveTarget } from './evaluate.ts';
import { failureOf, plainFailureOf } from './failure.ts';
import { flushed } from './flush.ts';
import { loadKinds, revive } from './kinds.ts';
import type { Call, Result, Self } from './messages.ts';
import { explained } from './outer-name.ts';
import { onMessage, ownReach, postToOwner } from './receiver.ts';
import { rest } from './rest.ts';
import { asThread, settled } from './strays.ts';
import type { AnyFunction, Target } from './target.ts';
import { flushTrace, trace, traceThread } from './tracing.ts';
import { beforeThread, onScope, whenAlone } from './thread-scope.ts';

type Outcome = { readonly value: unknown } | { readonly error: unknown };

interface Runnable {
  readonly target: Target;
  body: AnyFunction | undefined;
}

const runnables = new Map<number, Runnable>();
let isRunning = false;

onScope((scope) => {
  if (ownReach() === 'threads') postToOwner({ type: 'scope', ...scope });
});

onMessage<Call>('call', (call) => {
  const { target: number, define, args, self } = call;
  if (define !== undefined) runnables.set(number, { target: define, body: undefined });
  const runnable = runnables.get(number) as Runnable;
  const loading = both(
    trace(call.traced === true),
    loadKinds(self === undefined ? args : [args, self.values]),
  );
  const body = runnable.body ?? found(runnable.target);
  if (loading === undefined && typeof body === 'function') {
    runnable.body = body;
    void run(call, body);
    return undefined;
  }
  return Promise.all([body, loading]).then(
    ([loaded]) => {
      runnable.body = loaded;
      void run(call, loaded);
    },
    (error: unknown) => finish(call, { error }),
  );
});

function both(one: Promise<unknown> | undefined, other: Promise<unknown> | undefined) {
  return one === undefined ? other : one.then(() => other);
}

function found(target: Target): AnyFunction | Promise<AnyFunction> {
  try {
    return resolveTarget(target);
  } catch (error) {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- it is the function's
    return Promise.reject(error);
  }
}

async function run(call: Call, body: AnyFunction): Promise<void> {
  const { ident, after } = call;
  if (ident !== undefined) {
    becomeThread(ident);
    beforeThread();
    isRunning = true;
    traceThread('start');
  }
  if (after !== undefined && Atomics.wait(after.cells, 0, 0, after.ms) !== 'timed-out') {
    await finish(call, { value: undefined });
    return;
  }
  let outcome: Outcome;
  try {
    const args = revive(call.args) as never[];
    const self = call.self && thisOf(call.self);
    const apply = (): unknown => body.apply(self, args);
    outcome = { value: await (ident === undefined ? apply() : asThread(ident, apply)) };
    if (call.isUnwanted === true) await settled();
  } catch (error) {
    outcome = { error: explained(error, (runnables.get(call.target) as Runnable).target) };
  }
  await finish(call, outcome);
}

/** A copy of the object whose method the thread runs. */
function thisOf(self: Self): object {
  const [object, ...values] = revive(self.values) as [object, ...unknown[]];
  const fields = self.names.map((name, at) => [name, values[at]]);
  return Object.assign(object, Object.fromEntries(fields) as object);
}

async function finish({ id, ident, isUnwanted }: Call, outcome: Outcome): Promise<void> {
  // Before it waits: whoever blocks until the thread has ended may be who must take what it printed.
  if (ident !== undefined) endThread(ident, 'error' in outcome);
  isRunning = false;
  if (ident !== undefined) traceThread('done', 'error' in outcome ? 'failed' : 'finished');
  flushTrace();
  const printed = flushed();
  if (printed !== undefined) await printed;
  const isFree = whenAlone(() => {
    postToOwner({ type: 'free' });
    rest();
  });
  if ('value' in outcome) {
    try {
      const value = isUnwanted === true ? undefined : pack(outcome.value, ownReach());
      const result: Result = { type: 'result', id, value };
      if (!isFree) result.isKept = true;
      postToOwner(result);
    } catch (error) {
      fail(id, error, isFree);
    }
  } else {
    fail(id, outcome.error, isFree);
  }
  rest();
}

function fail(id: number, error: unknown, isFree: boolean): void {
  const kept = isFree ? {} : { isKept: true };
  try {
    postToOwner({ type: 'error', id, failure: failureOf(error), ...kept });
  } catch {
    postToOwner({ type: 'error', id, failure: plainFailureOf(error), ...kept });
  }
}

interface Exiting {
  on(event: 'exit', listener: (exitCode: number) => void): void;
}

// Its owner may be blocked until this thread has ended, and hears of no exit.
if (builtin('node:worker_threads') !== undefined) {
  const { process } = globalThis as unknown as { process: Exiting };
  process.on('exit', (exitCode) => {
    if (isRunning) endThread(ownIdent(), true, exitCode);
  });
}
