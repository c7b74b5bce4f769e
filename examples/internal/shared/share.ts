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

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/**
 * Makes a value ready for structured cloning: shared objects in it, at any depth, are replaced by what
 * says how to make them again. A value without any is the same value; otherwise what holds some is
 * copied, once however often it occurs, and an instance of a class as cloning would do it.
 *
 * @param isInput - Whether it is an argument, which is of no use if it arrives empty.
 * @throws TypeError when a shared object, or an argument, cannot go that far.
 * @internal
 */
export function pack(
  value: unknown,
  to: Reach,
  isInput = false,
  copies = new Map<object, object>(),
): unknown {
  if (!isObject(value)) return value;
  const holders = new Set<object>();
  let isShared: boolean;
  let size: number;
  // Again as long as it finds more: who is in a circle may be asked before it is known.
  do {
    size = holders.size;
    isShared = findHolders(value, holders, new Set(), isInput ? to : undefined);
  } while (holders.size > size);
  return isShared ? copyOf(value, holders, to, copies) : value;
}

/** Finds what holds shared objects, however deep, and says whether this does, or is one. */
function findHolders(
  value: object,
  holders: Set<object>,
  seen: Set<object>,
  input: Reach | undefined,
): boolean {
  if (isShareable(value)) return true;
  if (seen.has(value)) return holders.has(value);
  seen.add(value);
  let isHolder = false;
  const look = (item: unknown): boolean =>
    isObject(item) && findHolders(item, holders, seen, input);
  if (Array.isArray(value)) {
    const items = value as readonly unknown[];
    for (let index = 0; index < items.length; index += 1) if (look(items[index])) isHolder = true;
  } else if (value instanceof Map) {
    for (const [key, item] of value) {
      if (look(key)) isHolder = true;
      if (look(item)) isHolder = true;
    }
  } else if (value instanceof Set) {
    for (const item of value) if (look(item)) isHolder = true;
  } else if (!ArrayBuffer.isView(value)) {
    if (input !== undefined && !isPlain(value)) checkArrives(value, input);
    for (const item of Object.values(value) as unknown[]) if (look(item)) isHolder = true;
  }
  if (isHolder) holders.add(value);
  return isHolder;
}

function tagOf(value: object): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

// Structured cloning takes no private fields along, and what has no others works no more.
function checkArrives(value: object, to: Reach): void {
  const tag = tagOf(value);
  const prototype = Object.getPrototypeOf(value) as object;
  const isHollow =
    tag === 'Object' &&
    Reflect.ownKeys(value).length === 0 &&
    Object.getOwnPropertyNames(prototype).length > 1;
  if (!isHollow && tag !== 'AbortSignal') return;
  const name = tag === 'Object' ? value.constructor.name : tag;
  throw new TypeError(`Pass data, or what ${to} share: the ${name} would arrive empty`);
}

function packed(value: Shareable, to: Reach, copies: Map<object, object>): Packed {
  const { kind, reach, state } = value[SHARE]();
  if (!seenClasses.has(kind) && REVIVE in value.constructor) {
    seenClasses.set(kind, value.constructor as unknown as Revivable);
  }
  if (to === 'processes' && reach === 'threads') {
    throw new TypeError(
      `Pass an object of bingfa/multiprocessing: a ${kind} cannot leave its process`,
    );
  }
  return { [MARK]: kind, state: pack(state, to, false, copies) };
}

// What holds nothing shared stays as it is: values may be large. A copy is known before what is in it
// is copied, which may hold the same value again.
function copyOf(
  value: unknown,
  holders: ReadonlySet<object>,
  to: Reach,
  copies: Map<object, object>,
): unknown {
  if (!isObject(value)) return value;
  const known = copies.get(value);
  if (known !== undefined) return known;
  if (isShareable(value)) {
    const copy = packed(value, to, copies);
    copies.set(value, copy);
    return copy;
  }
  if (!holders.has(value)) return value;
  const change = (item: unknown): unknown => copyOf(item, holders, to, copies);
  if (Array.isArray(value)) {
    const copy: unknown[] = [];
    copies.set(value, copy);
    for (const item of value) copy.push(change(item));
    return copy;
  }
  if (value instanceof Map) {
    const copy = new Map<unknown, unknown>();
    copies.set(value, copy);
    for (const [key, item] of value) copy.set(change(key), change(item));
    return copy;
  }
  if (value instanceof Set) {
    const copy = new Set<unknown>();
    copies.set(value, copy);
    for (const item of value) copy.add(change(item));
    return copy;
  }
  const copy: Record<string, unknown> = { ...value };
  copies.set(value, copy);
  for (const [key, item] of Object.entries(copy)) copy[key] = change(item);
  return copy;
}

/** The packages' kinds that a packed value needs before `unpack()` can make it. @internal */
export function kindsIn(value: unknown, kinds = new Set<string>(), seen = new Set<object>()) {
  if (!isObject(value) || seen.has(value)) return kinds;
  seen.add(value);
  if (isPacked(value)) {
    kinds.add(value[MARK]);
    kindsIn(value.state, kinds, seen);
  } else if (Array.isArray(value) || value instanceof Set) {
    for (const item of value as Iterable<unknown>) kindsIn(item, kinds, seen);
  } else if (value instanceof Map) {
    for (const [key, item] of value) {
      kindsIn(key, kinds, seen);
      kindsIn(item, kinds, seen);
    }
  } else if (isPlain(value)) {
    for (const item of Object.values(value)) kindsIn(item, kinds, seen);
  }
  return kinds;
}

/** Makes the shared objects in a packed value again, in their places: it is a copy that nobody has. @internal */
export function unpack(
  value: unknown,
  classOf: (kind: string) => Revivable,
  made = new Map<object, unknown>(),
): unknown {
  if (!isObject(value)) return value;
  const known = made.get(value);
  if (known !== undefined) return known;
  const change = (item: unknown): unknown => unpack(item, classOf, made);
  if (isPacked(value)) {
    const object = classOf(value[MARK])[REVIVE](change(value.state));
    made.set(value, object);
    return object;
  }
  made.set(value, value);
  if (Array.isArray(value)) {
    const items = value as unknown[];
    for (let index = 0; index < items.length; index += 1) {
      const item = items[index];
      if (isObject(item)) items[index] = change(item);
    }
  } else if (value instanceof Map) {
    let hasNewKey = false;
    for (const [key, item] of value) {
      value.set(key, change(item));
      hasNewKey ||= change(key) !== key;
    }
    if (hasNewKey) refill(value, [...value], ([key, item]) => value.set(change(key), item));
  } else if (value instanceof Set) {
    const items = [...(value as Set<unknown>)];
    if (items.some((item) => change(item) !== item)) {
      refill(value, items, (item) => value.add(change(item)));
    }
  } else if (isPlain(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (isObject(item)) value[key] = change(item);
    }
  }
  return value;
}

// Anew, so that each keeps its place.
function refill<T>(value: { clear(): void }, items: readonly T[], put: (item: T) => unknown): void {
  value.clear();
  for (const item of items) put(item);
}
