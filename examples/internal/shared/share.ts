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

/** Visits the objects that a value holds, as far as cloning takes them along. */
function each(value: object, visit: (item: object) => void): void {
  const look = (item: unknown): void => {
    if (isObject(item)) visit(item);
  };
  if (Array.isArray(value)) {
    const items = value as readonly unknown[];
    for (let index = 0; index < items.length; index += 1) look(items[index]);
  } else if (value instanceof Map) {
    value.forEach((item, key) => {
      look(key);
      look(item);
    });
  } else if (value instanceof Set) {
    value.forEach(look);
  } else if (!ArrayBuffer.isView(value) && !(value instanceof Error)) {
    for (const item of Object.values(value) as unknown[]) look(item);
  }
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
  if (input !== undefined && !Array.isArray(value) && !isPlain(value)) checkArrives(value, input);
  each(value, (item) => {
    if (findHolders(item, holders, seen, input)) holders.add(value);
  });
  return holders.has(value);
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
  let copy: unknown[] | Map<unknown, unknown> | Set<unknown> | Record<string, unknown>;
  if (Array.isArray(value)) {
    copies.set(value, (copy = []));
    for (const item of value) copy.push(change(item));
  } else if (value instanceof Map) {
    copies.set(value, (copy = new Map<unknown, unknown>()));
    for (const [key, item] of value) copy.set(change(key), change(item));
  } else if (value instanceof Set) {
    copies.set(value, (copy = new Set()));
    for (const item of value) copy.add(change(item));
  } else {
    copies.set(value, (copy = { ...value }));
    for (const key in copy) copy[key] = change(copy[key]);
  }
  return copy;
}

/** The packages' kinds that a packed value needs before `unpack()` can make it. @internal */
export function kindsIn(value: unknown, kinds = new Set<string>(), seen = new Set<object>()) {
  if (!isObject(value) || seen.has(value)) return kinds;
  seen.add(value);
  if (isPacked(value)) kinds.add(value[MARK]);
  each(value, (item) => kindsIn(item, kinds, seen));
  return kinds;
}

/** Makes the shared objects in a packed value again, in their places: it is a copy that nobody has. @internal */
export function unpack(value: unknown, classOf: (kind: string) => Revivable): unknown {
  return kindsIn(value).size === 0 ? value : remade(value, classOf, new Map());
}

function remade(
  value: unknown,
  classOf: (kind: string) => Revivable,
  made: Map<object, unknown>,
): unknown {
  if (!isObject(value)) return value;
  const known = made.get(value);
  if (known !== undefined) return known;
  const change = (item: unknown): unknown => remade(item, classOf, made);
  if (isPacked(value)) {
    const object = classOf(value[MARK])[REVIVE](change(value.state));
    made.set(value, object);
    return object;
  }
  made.set(value, value);
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) value[index] = change(value[index]);
  } else if (value instanceof Map) {
    const entries = [...(value as Map<unknown, unknown>)];
    change(entries);
    // Anew, so that each keeps its place.
    value.clear();
    for (const [key, item] of entries) value.set(key, item);
  } else if (value instanceof Set) {
    const items = [...(value as Set<unknown>)];
    change(items);
    value.clear();
    for (const item of items) value.add(item);
  } else if (isPlain(value)) {
    for (const key in value) value[key] = change(value[key]);
  }
  return value;
}
