import { keyText, quote } from './strings.ts';

type Property = readonly [string, unknown];

/** What the classes of the host show of themselves: their own properties are none. */
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  AbortController: ['signal'],
  AbortSignal: ['aborted'],
  Blob: ['size', 'type'],
  Event: ['type', 'defaultPrevented', 'cancelable', 'timeStamp'],
  URL: [
    'href',
    'origin',
    'protocol',
    'username',
    'password',
    'host',
    'hostname',
    'port',
    'pathname',
    'search',
    'searchParams',
    'hash',
  ],
};

const scope = globalThis as unknown as Record<string, { prototype: object } | undefined>;

/** What each shows, by prototype and taken before the program runs, which may replace any of it. */
const readers = new Map<object, (value: object) => readonly Property[]>();
for (const [name, keys] of Object.entries(SHOWN)) {
  const prototype = scope[name]?.prototype;
  if (prototype === undefined) continue;
  const getters = keys.map((key) => [key, getterOf(prototype, key)] as const);
  readers.set(prototype, (value) => getters.map(([key, get]) => [`${key}: `, get?.call(value)]));
}
readEntries(scope['URLSearchParams']?.prototype, (key) => `${quote(key)} => `);
readEntries(scope['Headers']?.prototype, (key) => `${keyText(key)}: `);

function getterOf(prototype: object, key: string): ((this: object) => unknown) | undefined {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called on the value that is shown
  return Object.getOwnPropertyDescriptor(prototype, key)?.get;
}

function readEntries(prototype: object | undefined, label: (key: string) => string): void {
  if (prototype === undefined) return;
  const { entries } = prototype as { entries: (this: object) => Iterable<[string, string]> };
  readers.set(prototype, (value) =>
    Array.from(entries.call(value), ([key, item]) => [label(key), item]),
  );
}

/** What an object of the host's shows, with what stands before it; undefined for any other. */
export function hostProperties(value: object): readonly Property[] | undefined {
  for (
    let at: object | null = value;
    at !== null;
    at = Object.getPrototypeOf(at) as object | null
  ) {
    const read = readers.get(at);
    if (read !== undefined) return read(value);
  }
  return undefined;
}
