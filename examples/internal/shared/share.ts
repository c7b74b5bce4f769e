/** How a shared object says what it is, so that another thread or process can have it too. @internal */
export const SHARE: unique symbol = Symbol('bingfa.share');

/** How its class makes the object again, as a static method. @internal */
export const REVIVE: unique symbol = Symbol('bingfa.revive');

/** Where an object can go: shared memory goes to threads only, an address to processes too. @internal */
export type Reach = 'threads' | 'processes';

/** @internal */
export interface Shared {
  /** Module and exported name, as `threading.Lock`. */
  readonly kind: `${string}.${string}`;
  readonly reach: Reach;
  /** What structured cloning takes along; it may hold shared objects. */
  readonly state: unknown;
}

/** @internal */
export interface Shareable {
  [SHARE](): Shared;
}

const MARK = 'bingfa:shared';

/** The classes of the objects that have left this thread: they may come back. */
const seenClasses = new Map<string, Revivable>();

/** @internal */
export interface Revivable {
  [REVIVE](state: unknown): unknown;
}

/** The class of a kind, if an object of it has left this thread. @internal */
export function seenClass(kind: string): Revivable | undefined {
  return seenClasses.get(kind);
}

interface Packed {
  readonly [MARK]: string;
  readonly state: unknown;
}

function isShareable(value: object): value is Shareable {
  return SHARE in value;
}

function isPacked(value: object): value is Packed {
  return MARK in value;
}

function isPlain(value: object): value is Record<string, unknown> {
  const prototype = Object.getPrototypeOf(value) as unknown;
  return prototype === Object.prototype || prototype === null;
}

/**
 * Makes a value ready for structured cloning: shared objects in it, in arrays and plain objects, are
 * replaced by what says how to make them again. A value without any is the same value.
 *
 * @throws TypeError when a shared object cannot go that far.
 * @internal
 */
export function pack(value: unknown, to: Reach, seen = new Set<object>()): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isShareable(value)) {
    const { kind, reach, state } = value[SHARE]();
    if (!seenClasses.has(kind) && REVIVE in value.constructor) {
      seenClasses.set(kind, value.constructor as unknown as Revivable);
    }
    if (to === 'processes' && reach === 'threads') {
      throw new TypeError(
        `Pass an object of bingfa/multiprocessing: a ${kind} cannot leave its process`,
      );
    }
    return { [MARK]: kind, state: pack(state, to, seen) };
  }
  if (seen.has(value)) return value;
  seen.add(value);
  return mapped(value, (item) => pack(item, to, seen));
}

/** The packages' kinds that a packed value needs before `unpack()` can make it. @internal */
export function kindsIn(value: unknown, kinds = new Set<string>(), seen = new Set<object>()) {
  if (typeof value !== 'object' || value === null || seen.has(value)) return kinds;
  seen.add(value);
  if (isPacked(value)) {
    kinds.add(value[MARK]);
    kindsIn(value.state, kinds, seen);
  } else if (Array.isArray(value)) {
    for (const item of value) kindsIn(item, kinds, seen);
  } else if (isPlain(value)) {
    for (const item of Object.values(value)) kindsIn(item, kinds, seen);
  }
  return kinds;
}

/** Makes the shared objects in a packed value again. @internal */
export function unpack(
  value: unknown,
  classOf: (kind: string) => Revivable,
  seen = new Set<object>(),
): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isPacked(value)) return classOf(value[MARK])[REVIVE](unpack(value.state, classOf, seen));
  if (seen.has(value)) return value;
  seen.add(value);
  return mapped(value, (item) => unpack(item, classOf, seen));
}

// A copy only where something changed: values may be large, and most have no shared object in them.
function mapped(value: object, change: (item: unknown) => unknown): unknown {
  if (Array.isArray(value)) {
    const items = value as readonly unknown[];
    let copy: unknown[] | undefined;
    for (let index = 0; index < items.length; index += 1) {
      const item = items[index];
      if (typeof item !== 'object' || item === null) continue;
      const changed = change(item);
      if (changed !== item) (copy ??= [...items])[index] = changed;
    }
    return copy ?? value;
  }
  if (!isPlain(value)) return value;
  let copy: Record<string, unknown> | undefined;
  for (const [key, item] of Object.entries(value)) {
    const changed = change(item);
    if (changed !== item) (copy ??= { ...value })[key] = changed;
  }
  return copy ?? value;
}
