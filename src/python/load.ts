import files from '@generated/bingfa-pyodide/default/files.json';
import { PARTS, type Part, type ServedPart } from './protocol.ts';

export type Loaded = Readonly<Record<Part, ArrayBuffer>>;

const CACHE = 'bingfa-python';

const TRANSFERRED = PARTS.reduce((sum, part) => sum + files.parts[part].transferred, 0);

let loading: Promise<Loaded> | undefined;
/** How much has arrived: from 0 to 1. */
let share = 0;
const watchers = new Set<(share: number) => void>();

/** Loads Python once for all programs of the page; a failure is forgotten. */
export async function load(baseUrl: string, onProgress: (share: number) => void): Promise<Loaded> {
  loading ??= loadParts(baseUrl);
  const mine = loading;
  watchers.add(onProgress);
  onProgress(share);
  try {
    return await mine;
  } catch (error) {
    if (loading === mine) loading = undefined;
    throw error;
  } finally {
    watchers.delete(onProgress);
  }
}

/** Whether the browser keeps Python already, so that nothing would travel. */
export async function isKept(baseUrl: string): Promise<boolean> {
  const cache = await openCache();
  if (cache === undefined) return false;
  const found = await Promise.all(PARTS.map((part) => find(cache, urlOf(baseUrl, part))));
  return found.every((one) => one !== undefined);
}

async function loadParts(baseUrl: string): Promise<Loaded> {
  let arrived = 0;
  const onBytes = (count: number): void => {
    arrived += count;
    share = Math.min(1, arrived / TRANSFERRED);
    for (const watcher of watchers) watcher(share);
  };
  onBytes(0);
  const cache = await openCache();
  const entries = await Promise.all(
    PARTS.map(async (part) => [part, await loadPart(urlOf(baseUrl, part), cache, onBytes)]),
  );
  if (cache !== undefined) await forgetOthers(cache, baseUrl).catch(() => undefined);
  return Object.fromEntries(entries) as Loaded;
}

async function loadPart(
  url: string,
  cache: Cache | undefined,
  onBytes: (count: number) => void,
): Promise<ArrayBuffer> {
  const kept = cache && (await find(cache, url));
  const response = kept ?? (await fetch(url));
  if (!response.ok || response.body === null) throw new Error(`${url}: ${response.status}`);
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        onBytes(chunk.length);
        controller.enqueue(chunk);
      },
    }),
  );
  const bytes = await new Response(counted).arrayBuffer();
  if (kept === undefined) await keep(cache, url, bytes);
  return unpack(bytes);
}

// Some hosts take a name for a promise and unpack such files on the way.
async function unpack(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  const [first, second] = new Uint8Array(bytes, 0, 2);
  if (first !== 0x1f || second !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}

/** None where the browser keeps nothing: in some private windows, or where it is full. */
async function openCache(): Promise<Cache | undefined> {
  try {
    return await caches.open(CACHE);
  } catch {
    return undefined;
  }
}

/** Nothing where it cannot be read: it is loaded again then. */
async function find(cache: Cache, url: string): Promise<Response | undefined> {
  try {
    return await cache.match(url);
  } catch {
    return undefined;
  }
}

async function keep(cache: Cache | undefined, url: string, bytes: ArrayBuffer): Promise<void> {
  try {
    await cache?.put(url, new Response(bytes));
  } catch {
    // It runs all the same, and is loaded again next time.
  }
}

/** Names change with their content: what has another name is of an older build. */
async function forgetOthers(cache: Cache, baseUrl: string): Promise<void> {
  const wanted = new Set(PARTS.map((part) => new URL(urlOf(baseUrl, part), location.href).href));
  for (const request of await cache.keys()) {
    if (!wanted.has(request.url)) await cache.delete(request);
  }
}

function urlOf(baseUrl: string, part: Part): string {
  const { path }: ServedPart = files.parts[part];
  return baseUrl + path;
}
