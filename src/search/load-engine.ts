import type { SearchEngine } from './engine.ts';
import type { IndexFile } from './file.ts';
import { INDEX_PATH } from './place.ts';

const engines = new Map<string, Promise<SearchEngine>>();

async function load(base: string): Promise<SearchEngine> {
  const [{ SearchEngine: Engine }, response] = await Promise.all([
    import('./engine.ts'),
    fetch(base + INDEX_PATH, { cache: 'no-cache' }),
  ]);
  // The dev server answers what it does not have with a page.
  if (!response.ok || !response.headers.get('content-type')?.includes('json')) {
    throw new Error(`Build the site: no search index at ${response.url}`);
  }
  return new Engine((await response.json()) as IndexFile);
}

/** The engine of a language, fetched and built on first use; after a failure the next use tries again. */
export function loadEngine(base: string): Promise<SearchEngine> {
  let engine = engines.get(base);
  if (engine === undefined) {
    engine = load(base);
    engines.set(base, engine);
    engine.catch(() => engines.delete(base));
  }
  return engine;
}
