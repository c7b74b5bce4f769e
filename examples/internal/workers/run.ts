import { builtin } from '../builtin.ts';
import { becomeThread, endThread } from '../shared/registry.ts';
import { pack, REVIVE } from '../shared/share.ts';
import { CALLBACK, REFERENCE } from './arguments.ts';
import { resolveTarget } from './evaluate.ts';
import { errorOf, failureOf, plainFailureOf } from './failure.ts';
import { fromModule } from './from-module.ts';
import { loadKinds, revive, setKind } from './kinds.ts';
import type { Answer, Call, Self } from './messages.ts';
import { onMessage, ownReach, postToOwner } from './receiver.ts';
import { beforeThread, whenAlone } from './thread-scope.ts';
import type { AnyFunction } from './target.ts';
import { rest } from './rest.ts';

interface Asked {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

const targets = new Map<number, AnyFunction>();
const asked = new Map<number, Asked>();
let questions = 0;

setKind(CALLBACK, { [REVIVE]: (index) => caller(index as number) });
setKind(REFERENCE, {
  [REVIVE](reference) {
    const { module, name } = reference as { module: string; name: string };
    return fromModule(module, name);
  },
});

/** A function of the owner's, as it is called here; what it gives can be cancelled. */
function caller(index: number) {
  return (...args: unknown[]): Promise<unknown> => {
    const call = (questions += 1);
    const answer = new Promise((resolve, reject) => asked.set(call, { resolve, reject }));
    postToOwner({ type: 'callback', index, call, args: pack(args, ownReach()) });
    return Object.assign(answer, { cancel: () => postToOwner({ type: 'cancel', call }) });
  };
}

onMessage<Answer>('answer', ({ call, value, error }) => {
  const question = asked.get(call);
  asked.delete(call);
  if (error !== undefined) {
    question?.reject(errorOf(error));
    return undefined;
  }
  const loading = loadKinds(value);
  if (loading === undefined) question?.resolve(revive(value));
  return loading?.then(() => question?.resolve(revive(value)));
});

onMessage<Call>('call', (call) => {
  const { target: number, define, args, self } = call;
  const target = define === undefined ? targets.get(number) : attempt(() => resolveTarget(define));
  const loading = loadKinds(self === undefined ? args : [args, self]);
  if (loading === undefined && typeof target === 'function') {
    targets.set(number, target);
    void run(call, target);
    return undefined;
  }
  return Promise.all([target, loading]).then(
    ([found]) => {
      targets.set(number, found as AnyFunction);
      void run(call, found as AnyFunction);
    },
    (error: unknown) => finish(call, { error }),
  );
});

function attempt(find: () => AnyFunction | Promise<AnyFunction>) {
  try {
    return find();
  } catch (error) {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- it is the function's
    return Promise.reject(error);
  }
}

type Outcome = { readonly value: unknown } | { readonly error: unknown };

async function run(call: Call, target: AnyFunction): Promise<void> {
  const { ident, after } = call;
  if (ident !== undefined) {
    becomeThread(ident);
    beforeThread();
  }
  if (after !== undefined && Atomics.wait(after.cells, 0, 0, after.ms) !== 'timed-out') {
    await finish(call, { value: undefined });
    return;
  }
  let outcome: Outcome;
  try {
    const args = revive(call.args) as never[];
    outcome = { value: await target.apply(call.self && thisOf(call.self), args) };
  } catch (error) {
    outcome = { error };
  }
  await finish(call, outcome);
}

/** A copy of the object whose method the thread runs. */
function thisOf(self: Self): object {
  const { object, fields } = revive(self) as { object: object; fields: object };
  return Object.assign(object, fields);
}

async function finish({ id, ident }: Call, outcome: Outcome): Promise<void> {
  // Whoever blocks until then may be who must take what was printed.
  if (ident !== undefined) endThread(ident, 'error' in outcome);
  const printed = flushed();
  if (printed !== undefined) await printed;
  const free = whenAlone(() => postToOwner({ type: 'free' }));
  if ('value' in outcome) {
    try {
      postToOwner({ type: 'result', id, value: pack(outcome.value, ownReach()), free });
    } catch (error) {
      fail(id, error, free);
    }
  } else {
    fail(id, outcome.error, free);
  }
  rest();
}

function fail(id: number, error: unknown, free: boolean): void {
  try {
    postToOwner({ type: 'error', id, failure: failureOf(error), free });
  } catch {
    postToOwner({ type: 'error', id, failure: plainFailureOf(error), free });
  }
}

interface Output {
  readonly writableLength: number;
  write(text: string, done: () => void): void;
}

// What a worker of Node's prints goes through its owner, and must be there before its answer is.
function flushed(): Promise<unknown> | undefined {
  if (builtin('node:worker_threads') === undefined) return undefined;
  const { stdout, stderr } = (
    globalThis as unknown as {
      process: { stdout: Output; stderr: Output };
    }
  ).process;
  if (stdout.writableLength + stderr.writableLength === 0) return undefined;
  return Promise.all(
    [stdout, stderr].map((out) => new Promise<void>((done) => out.write('', done))),
  );
}
