import type { TraceRow } from '../live/trace.ts';
import type { ResourceLane, Usage } from './model.ts';
import { isSleep } from './sleep.ts';

interface Known {
  readonly lane: ResourceLane;
  /** Whether it was used among events that are not known one by one. */
  later: boolean;
  readonly holders: number[];
  readonly waiting: number[];
  /** Those that have got what they waited for, but were not yet said to go on. */
  readonly granted: number[];
  length: number;
}

/** Events that make something a resource with a lane, rather than a sleep or a task. */
const OWN = new Set(['acquire', 'release', 'put', 'get', 'notify', 'set']);
/** What the library counts up, `Lock-1`: a task is waited for by its name, a sleep by its time. */
const COUNTED = /^[A-Z]\w*-\d+$/;

/** Follows who holds each lock, who waits for it, and how long each queue is. */
export class Resources {
  readonly #known = new Map<string, Known>();

  has(name: string): boolean {
    return this.#known.has(name);
  }

  holdersOf(name: string): readonly number[] {
    return [...(this.#known.get(name)?.holders ?? [])];
  }

  take({ type, task, resource, holder }: TraceRow, index: number): void {
    if (resource === undefined) return;
    const isNew = OWN.has(type) || (type === 'wait' && holder === undefined);
    const known =
      this.#known.get(resource) ??
      (isNew && !isSleep(resource, holder) && (OWN.has(type) || COUNTED.test(resource))
        ? this.#add(resource)
        : undefined);
    if (known === undefined) return;
    switch (type) {
      case 'wait':
        known.waiting.push(task);
        break;
      case 'resume':
        if (!drop(known.granted, task)) drop(known.waiting, task);
        break;
      case 'acquire':
        grant(known, task);
        known.holders.push(task);
        break;
      case 'release':
        if (!drop(known.holders, holder ?? task)) known.holders.shift();
        break;
      case 'put':
        grant(known, task);
        known.length += 1;
        break;
      case 'get':
        grant(known, task);
        known.length = Math.max(0, known.length - 1);
        break;
    }
    this.#show(known, index);
  }

  /** So many items more, or fewer, after events that are not known one by one. */
  pass(name: string, items: number, index: number): void {
    const known = this.#known.get(name) ?? this.#add(name);
    known.later = true;
    known.length = Math.max(0, known.length + items);
    this.#show(known, index);
  }

  close(index: number): void {
    for (const { lane } of this.#known.values()) end(lane, index);
  }

  lanes(): ResourceLane[] {
    return [...this.#known.values()]
      .filter(({ lane, later }) => later || lane.usages.length > 0)
      .map(({ lane }) => lane);
  }

  #add(name: string): Known {
    const known: Known = {
      lane: { name, usages: [] },
      later: false,
      holders: [],
      waiting: [],
      granted: [],
      length: 0,
    };
    this.#known.set(name, known);
    return known;
  }

  #show({ lane, holders, waiting, length }: Known, index: number): void {
    end(lane, index);
    if (holders.length + waiting.length + length === 0) return;
    lane.usages.push({
      from: index,
      to: -1,
      holders: [...new Set(holders)],
      waiting: waiting.length,
      length,
    });
  }
}

function end(lane: ResourceLane, index: number): void {
  const last: Usage | undefined = lane.usages.at(-1);
  if (last?.to === -1) last.to = index;
}

/** Whoever has got something does not wait for it any more. */
function grant({ waiting, granted }: Known, task: number): void {
  if (drop(waiting, task)) granted.push(task);
}

function drop(list: number[], item: number): boolean {
  const at = list.indexOf(item);
  if (at !== -1) list.splice(at, 1);
  return at !== -1;
}
