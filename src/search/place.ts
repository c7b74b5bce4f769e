/**
 * Where the index of a language lies below that language's base URL.
 *
 * The name has no hash: the pages are bundled before the index exists. The reader's browser
 * asks with `cache: 'no-cache'`, which costs an empty 304 when nothing changed.
 */
export const INDEX_PATH = 'search/index.json';
