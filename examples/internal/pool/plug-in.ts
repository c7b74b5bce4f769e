/** What a worker of a pool can do more than others. */
import { builtin } from '../builtin.ts';
import { onBlocking } from '../shared/futex.ts';
import { becomeThread } from '../shared/registry.ts';
import { pack } from '../shared/share.ts';
import { flushed } from '../workers/flush.ts';
import { onMessage, ownReach, postToOwner } from '../workers/receiver.ts';
import { beforeThread } from '../workers/thread-scope.ts';
import type { Calls, Prepare } from './messages.ts';
import { Service } from './service.ts';

const create = (): Service =>
  new Service(
    postToOwner,
    (value) => pack(value, ownReach()),
    () => (ownReach() === 'threads' ? flushed() : undefined),
  );
let service = create();

onBlocking(() => service.flush());

onMessage<Prepare>('pool:prepare', (message) => {
  service = create();
  if (ownReach() === 'threads') {
    becomeThread(message.ident);
    beforeThread();
  }
  return service.prepare(message);
});

onMessage<Calls>('pool:calls', (calls) => service.receive(calls));

onMessage<{ readonly type: 'pool:leave' }>('pool:leave', () => {
  (builtin('node:process') as { exit(): void } | undefined)?.exit();
});
