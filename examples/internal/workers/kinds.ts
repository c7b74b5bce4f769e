import { kindsIn, seenClass, unpack, type Revivable } from '../shared/share.ts';

type Modules = Readonly<Record<string, () => Promise<object>>>;

const classes = new Map<string, Revivable>();
let modules: Modules = {};

/** Says where the library's modules are; only workers need all of them. @internal */
export function setModules(table: Modules): void {
  modules = table;
}

/** Says how what is no class of the library's is made. @internal */
export function setKind(kind: string, how: Revivable): void {
  classes.set(kind, how);
}

function find(kind: string): Revivable | undefined {
  return classes.get(kind) ?? seenClass(kind);
}

function classOf(kind: string): Revivable {
  const found = find(kind);
  if (found !== undefined) return found;
  const [module] = kind.split('.');
  throw new Error(`Import bingfa/${module} where a ${kind} is to arrive: it is not known there`);
}

/** Loads the classes of a packed value's objects, if any is not known yet. @internal */
export function loadKinds(packed: unknown): Promise<unknown> | undefined {
  let missing: string[] | undefined;
  for (const kind of kindsIn(packed)) if (find(kind) === undefined) (missing ??= []).push(kind);
  return missing && Promise.all(missing.map(load));
}

async function load(kind: string): Promise<void> {
  const [module = '', name = ''] = kind.split('.');
  const exports = (await modules[module]?.()) as Record<string, Revivable> | undefined;
  const found = exports?.[name];
  if (found !== undefined) classes.set(kind, found);
}

/** Makes the shared objects of a packed value, whose classes are known. @internal */
export function revive(packed: unknown): unknown {
  return unpack(packed, classOf);
}
