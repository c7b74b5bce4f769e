export const PLUGIN_NAME = 'bingfa-programs';

/** The library's entry points that a program in the page may import. */
export const LIBRARY_ENTRIES = [
  'asyncio',
  'threading',
  'queue',
  'multiprocessing',
  'futures',
  'trace',
];

/** Where a page imports what the plugin knows of one program. */
export function dataModule(id: string): string {
  return `@generated/${PLUGIN_NAME}/default/${id}.json`;
}
