import { kindsIn, pack, type Revivable, seenClass } from '../shared/share.ts';
import { loadKinds, revive, setKind } from '../workers/kinds.ts';
import type { Address } from './address.ts';

let receiver: Address | undefined;

/** Whom what is being packed goes to, if that is known. @internal */
export function packedFor(): Address | undefined {
  return receiver;
}

/** Packs what goes to a certain process. @internal */
export function packingFor<T>(address: Address, pack: () => T): T {
  receiver = address;
  try {
    return pack();
  } finally {
    receiver = undefined;
  }
}

/** Makes a value ready to be kept or sent: what arrives is a copy in any case. @internal */
export function packed(value: unknown, isLocal: boolean): unknown {
  const ready = pack(value, 'processes', true);
  return isLocal ? structuredClone(ready) : ready;
}

/** The value that was packed elsewhere. @internal */
export async function unpacked(value: unknown): Promise<unknown> {
  await (loadOwnKinds(value) ?? loadKinds(value));
  return revive(value);
}

// A program may get an object of a class that it has not imported itself.
function loadOwnKinds(value: unknown): Promise<void> | undefined {
  const prefix = 'multiprocessing.';
  const missing = [...kindsIn(value)].filter(
    (kind) => kind.startsWith(prefix) && seenClass(kind) === undefined,
  );
  if (missing.length === 0) return undefined;
  return import('../../multiprocessing/index.ts').then((exports) => {
    const classes = exports as unknown as Readonly<Record<string, Revivable>>;
    for (const kind of missing) {
      const found = classes[kind.slice(prefix.length)];
      if (found !== undefined) setKind(kind, found);
    }
  });
}
