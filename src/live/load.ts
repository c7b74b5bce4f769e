import live from '@generated/bingfa-programs/default/live.json';
import { referencesIn } from './modules.ts';

const texts = new Map<string, Promise<string>>();

/** Fetches a file of this site once; a failure is forgotten, so that pressing again tries again. */
function fetchText(url: string): Promise<string> {
  let text = texts.get(url);
  if (text === undefined) {
    text = fetch(url).then((response) => {
      if (!response.ok) throw new Error(`${url}: ${response.status}`);
      return response.text();
    });
    text.catch(() => texts.delete(url));
    texts.set(url, text);
  }
  return text;
}

export interface Loaded {
  readonly worker: string;
  readonly code: string;
  readonly library: Readonly<Record<string, string>>;
  readonly modules: typeof live.modules;
  /** What each thread runs first; empty for a program that starts none. */
  readonly thread: string;
}

/** What of the library starts threads: these modules do, and these functions of asyncio. */
const THREADED = ['threading', 'multiprocessing', 'futures'];
const STARTS_THREADS = /\btoThread\b|\brunInExecutor\b/;

/** A compiled program: the path of one of the site's, or the code of one that the reader changed. */
export type Source = { readonly script: string } | { readonly code: string };

/** Loads what running a program takes: its compiled file, the worker, the modules it imports. */
export async function load(source: Source, baseUrl: string): Promise<Loaded> {
  const worker = fetchText(baseUrl + live.worker);
  const code = 'code' in source ? source.code : await fetchText(baseUrl + source.script);
  const library: Record<string, string> = {};
  const files = new Map<string, Promise<Record<string, string>>>();
  const textsOf = (file: string): Promise<Record<string, string>> => {
    const texts =
      files.get(file) ??
      fetchText(baseUrl + file).then((text) => JSON.parse(text) as Record<string, string>);
    files.set(file, texts);
    return texts;
  };
  const add = async (name: string): Promise<void> => {
    const module = live.modules[name];
    if (module === undefined || name in library) return;
    library[name] = '';
    const [texts] = await Promise.all([textsOf(module.file), ...module.imports.map(add)]);
    library[name] = texts[name] ?? '';
  };
  const names = referencesIn(code);
  // Where the library is, what it does can be told.
  if (names.some((name) => name in live.modules)) names.push('trace');
  const isThreaded = names.some((name) => THREADED.includes(name)) || STARTS_THREADS.test(code);
  if (isThreaded) names.push(...Object.keys(live.modules));
  const thread = isThreaded ? fetchText(baseUrl + live.thread) : '';
  await Promise.all(names.map(add));
  return { worker: await worker, code, library, modules: live.modules, thread: await thread };
}

/** Starts loading before the press, so that the first line comes sooner. */
export function preload(script: string, baseUrl: string): void {
  load({ script }, baseUrl).catch(() => undefined);
}
