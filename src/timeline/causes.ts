import type { TraceRow, TraceRowType } from '../live/trace.ts';

/** Whoever got what it waited for did this, which only these can have made possible. */
const GRANTS: ReadonlyMap<TraceRowType, TraceRowType> = new Map([
  ['get', 'put'],
  ['put', 'get'],
  ['acquire', 'release'],
]);
/** What can end the wait of one who did nothing with the resource then. */
const ENDS: ReadonlySet<TraceRowType> = new Set(['release', 'set', 'notify', 'timeout']);
const CAUSES: ReadonlySet<TraceRowType> = new Set([...ENDS, 'put', 'get']);
/** What lets one go on, rather than all. */
const OF_ONE: ReadonlySet<TraceRowType> = new Set(['release', 'put', 'get', 'notify']);
/** More that nobody has answered yet are no help. */
const MAX_CAUSES = 1000;

interface Cause {
  readonly index: number;
  readonly type: TraceRowType;
  isSpent: boolean;
}

/** Which events ended waits: first come, first served. */
export class Causes {
  readonly #causes = new Map<string, Cause[]>();
  /** What tasks did with what they wait for, when they got it. */
  readonly #got = new Map<string, TraceRowType>();

  /** @param waits - Whether the task waits for the row's resource. */
  take({ type, task, resource }: TraceRow, index: number, waits: boolean): void {
    if (resource === undefined) return;
    if (waits && GRANTS.has(type)) this.#got.set(`${task} ${resource}`, type);
    if (waits || !CAUSES.has(type)) return;
    const known = this.#causes.get(resource);
    const cause = { index, type, isSpent: false };
    if (known === undefined) this.#causes.set(resource, [cause]);
    else if (known.push(cause) > MAX_CAUSES) known.shift();
  }

  /** The event that ended a task's wait, which began after another. */
  of({ task, resource = '' }: TraceRow, since: number): number | undefined {
    const key = `${task} ${resource}`;
    const got = this.#got.get(key);
    this.#got.delete(key);
    const grant = got === undefined ? undefined : GRANTS.get(got);
    const ends = this.#causes
      .get(resource)
      ?.filter(
        ({ index, type }) =>
          index > since && (grant === undefined ? ENDS.has(type) : type === grant),
      );
    // One that was answered may have been of many, as notifyAll(); who got nothing was let on by none.
    const cause =
      ends?.find(({ isSpent }) => !isSpent) ??
      ends?.findLast(({ type }) => grant !== undefined || type === 'notify');
    if (cause === undefined) return undefined;
    cause.isSpent = OF_ONE.has(cause.type);
    return cause.index;
  }

  clear(): void {
    this.#causes.clear();
  }
}
