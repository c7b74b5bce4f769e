/** The worker's side of functions that its owner has passed to it. */
import { pack, REVIVE } from '../shared/share.ts';
import { CALLBACK, REFERENCE } from './arguments.ts';
import { errorOf } from './failure.ts';
import { fromModule } from './from-module.ts';
import { loadKinds, revive, setKind } from './kinds.ts';
import type { Answer } from './messages.ts';
import { onMessage, ownReach, postToOwner } from './receiver.ts';
import { flushTrace } from './tracing.ts';

interface Asked {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

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
    flushTrace();
    postToOwner({ type: 'callback', index, call, args: pack(args, ownReach()) });
    const answer = new Promise((resolve, reject) => asked.set(call, { resolve, reject }));
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
