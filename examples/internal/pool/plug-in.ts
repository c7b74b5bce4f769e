/** What a worker of a pool can do more than others. */
import { builtin } from '../builtin.ts';
import { becomeProcess } from '../processes/family.ts';
import { onBlocking } from '../shared/futex.ts';
import { becomeThread } from '../shared/registry.ts';
import { pack } from '../shared/share.ts';
import { flushed } from '../workers/flush.ts';
import { onMessage, ownReach, postToOwner } from '../workers/receiver.ts';
import { beforeThread } from '../workers/thread-scope.ts';
import { flushTrace, trace, traceThread } from '../workers/tracing.ts';
import { traceWorker } from './job-trace.ts';
import type { Calls, Prepare } from './messages.ts';
import { Service } from './service.ts';

const create = (): Service =>
  new Service(
    (message) => {
      flushTrace();
      postToOwner(message);
    },
    (value) => pack(value, ownReach()),
    () => (ownReach() === 'threads' ? flushed() : undefined),
  );
let service = create();

onBlocking(() => {
  flushTrace();
  service.flush();
});

onMessage<Prepare>('pool:prepare', async (message) => {
  service = create();
  if (message.process !== undefined) {
    becomeProcess(message.process.own, message.process.parent);
  } else {
    becomeThread(message.ident);
    beforeThread();
  }
  await trace(message.isTraced);
  traceThread('start');
  return service.prepare(message);
});

onMessage<Calls>('pool:calls', (calls) => {
  const loading = traceWorker(calls.traced !== undefined);
  if (loading === undefined) service.receive(calls);
  return loading?.then(() => service.receive(calls));
});

onMessage<{ readonly type: 'pool:leave' }>('pool:leave', () => {
  (builtin('node:process') as { exit(): void } | undefined)?.exit();
});
