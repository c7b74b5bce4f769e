import type { Core } from '../../internal/pool/core.ts';
import type { Task } from '../../internal/pool/job.ts';
import { MAP } from '../../internal/pool/messages.ts';
import { limit, put, type IMapIterator } from './imap-iterator.ts';
import { PoolJob } from './tasks.ts';

/** How many chunks `imap()` has on their way at most. */
const AHEAD = 1024;

/** Submits chunks as long as there are not too many on their way. @internal */
export function feed(
  core: Core,
  task: Task,
  iterable: Iterable<unknown>,
  chunksize: number,
  results: IMapIterator<never>,
): void {
  const iterator = iterable[Symbol.iterator]();
  let chunks = 0;
  let open = 0;
  let isOver = false;
  const end = (): void => {
    isOver = true;
    core.letGo();
    limit(results, chunks);
  };
  const take = (): unknown[] | undefined => {
    const items: unknown[] = [];
    while (items.length < chunksize) {
      const next = iterator.next();
      if (next.done === true) break;
      items.push(next.value);
    }
    return items.length === 0 ? undefined : items;
  };
  const pull = (): void => {
    while (!isOver && open < AHEAD) {
      let items: unknown[] | undefined;
      try {
        items = core.failure === undefined ? take() : undefined;
      } catch (error) {
        put(results, chunks++, { error });
      }
      if (items === undefined) {
        end();
        return;
      }
      const index = chunks++;
      open += 1;
      core.submit(
        new PoolJob(task, MAP, items, (outcome) => {
          open -= 1;
          put(results, index, outcome);
          pull();
        }),
      );
    }
  };
  core.keep();
  pull();
}
