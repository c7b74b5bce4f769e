import type { Core } from '../../internal/pool/core.ts';
import type { Task } from '../../internal/pool/job.ts';
import type { CallKind } from '../../internal/pool/messages.ts';
import type { AsyncResult, CallbackOptions } from './async-result.ts';
import { Gathering, PoolJob } from './tasks.ts';

/** As in CPython, so that workers that get on faster can take more. */
const CHUNKS_EACH = 4;

/** Submits items in chunks of that size, or in some for each worker. @internal */
export function submitChunks<R>(
  core: Core,
  task: Task,
  kind: CallKind,
  items: readonly unknown[],
  chunksize: number | undefined,
  callbacks: CallbackOptions<R[]>,
): AsyncResult<R[]> {
  const size = chunksize ?? Math.max(1, Math.ceil(items.length / (core.size * CHUNKS_EACH)));
  const chunks = Math.ceil(items.length / size);
  const gathering = new Gathering<R>(chunks, callbacks);
  for (let index = 0; index < chunks; index += 1) {
    const input = items.slice(index * size, (index + 1) * size);
    core.submit(new PoolJob(task, kind, input, (outcome) => gathering.put(index, outcome)));
  }
  return gathering.result;
}
