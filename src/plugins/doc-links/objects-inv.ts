import { inflateSync } from 'node:zlib';

export type Pages = Record<string, Record<string, string>>;

const HEADER_LINES = 4;
const ENTRY = /^(?<name>.+?)\s+(?<domain>[^\s:]+):(?<role>\S+)\s+-?\d+\s+(?<uri>\S*)\s+.*$/;

/** Reads Sphinx's `objects.inv`, version 2: four lines of header, then zlib-compressed entries. */
export function readObjectsInv(file: Buffer): Pages {
  let start = 0;
  for (let line = 0; line < HEADER_LINES; line += 1) start = file.indexOf('\n', start) + 1;
  const header = file.subarray(0, start).toString('utf8');
  if (!header.startsWith('# Sphinx inventory version 2\n')) {
    throw new Error('Give an objects.inv of Sphinx, version 2: this file is not one');
  }
  const pages: Pages = {};
  for (const line of inflateSync(file.subarray(start)).toString('utf8').split('\n')) {
    const entry = ENTRY.exec(line)?.groups;
    if (entry !== undefined) add(pages, entry as unknown as Entry);
  }
  return pages;
}

interface Entry {
  readonly name: string;
  readonly domain: string;
  readonly role: string;
  readonly uri: string;
}

function add(pages: Pages, { name, domain, role, uri }: Entry): void {
  // A trailing $ stands for the name itself.
  const [page = '', anchor] = uri.replace(/\$$/, name).split('#');
  if (page === '') return;
  const anchors = (pages[page] ??= {});
  if (anchor === undefined || anchor === '') return;
  if (domain === 'py') anchors[anchor] = 'api';
  else if (domain === 'std') anchors[anchor] ??= role === 'label' ? 'section' : 'label';
}
