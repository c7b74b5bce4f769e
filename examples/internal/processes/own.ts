import { Broker } from './broker.ts';
import { ServedCondition } from './served/condition.ts';
import { ServedLock } from './served/lock.ts';
import { ownTree } from './tree.ts';

/** The objects of this process, and its way to those of others. @internal */
export const ownBroker = new Broker(ownTree, {
  // A condition lives where its lock does.
  condition(broker, [lock]) {
    const served = broker.object(lock as string);
    if (served instanceof ServedLock) return new ServedCondition(served);
    throw new Error('Keep the process running in which the lock was made: it is not there');
  },
});
