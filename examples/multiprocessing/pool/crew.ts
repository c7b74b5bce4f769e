import type { CoreOptions } from '../../internal/pool/core.ts';
import { exitOf } from '../../internal/pool/exit.ts';
import { hireProcess, hireThread } from '../../internal/pool/hire.ts';

/** What a pool consists of. @internal */
export type Crew = 'processes' | 'threads';

/** @internal */
export function coreOptions(
  crew: Crew,
): Pick<CoreOptions, 'kind' | 'reach' | 'hire' | 'lost' | 'unprepared'> {
  return {
    kind: crew === 'threads' ? 'ThreadPool' : 'Pool',
    reach: crew,
    hire: (index) =>
      crew === 'threads'
        ? hireThread(`PoolThread-${index + 1}`)
        : hireProcess({ kind: 'SpawnPoolWorker', daemon: true }),
    lost({ worker }, how) {
      const who = crew === 'threads' ? 'a thread' : `process ${worker.pid ?? ''}`;
      const message = `Let the task return: ${who} of the pool ${exitOf(how)}`;
      const cause = how.error === undefined ? undefined : { cause: how.error };
      return { error: new Error(message, cause), isFatal: false };
    },
    unprepared: (error) =>
      new Error('Make a new pool: the initializer of this one failed', { cause: error }),
  };
}
