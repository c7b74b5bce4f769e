import type { Page } from './page.ts';
import type { ExampleFolder, Site } from './site.ts';

/** The folders of `examples/` whose programs pages show; the others are the library's own. */
export const MODULES = [
  'concepts',
  'threading',
  'multiprocessing',
  'queue',
  'asyncio',
  'futures',
  'related',
];

/** A program that a page embeds, with the files it needs. */
export interface Embedded {
  readonly tag: string;
  readonly folder: string;
  readonly files: readonly string[];
  readonly line: number;
}

export function programFolders(site: Site): ExampleFolder[] {
  return [...site.examples.values()].filter(({ slug }) =>
    MODULES.includes(slug.split('/')[0] ?? ''),
  );
}

/** The programs of a folder by file name: neither tests nor the parts of the library. */
export function programsIn({ slug, files }: ExampleFolder): string[] {
  const ownName = slug.split('/')[1] ?? '';
  const isLibrary = files.has(`${ownName}.ts`);
  return [...files].filter((file) => {
    if (file.endsWith('.py')) return true;
    if (!file.endsWith('.ts') || file.endsWith('.test.ts') || file === `${ownName}.ts`)
      return false;
    const name = file.slice(0, -'.ts'.length);
    return !isLibrary || /^(demo|broken)/.test(name) || files.has(`${name}.py`);
  });
}

/** `<Pair id="asyncio/lock" />` shows demo.py and demo.ts, `<Program src="…" />` one file. */
export function embeddedIn({ elements }: Page): Embedded[] {
  return elements.flatMap(({ name, attributes, line }): Embedded[] => {
    if (name === 'Pair') {
      const { id = '', name: program = 'demo' } = attributes;
      const files = [`${program}.py`, `${program}.ts`];
      return [{ tag: `<Pair id="${id}">`, folder: id, files, line }];
    }
    if (name === 'Program') {
      const { src = '' } = attributes;
      const slash = src.lastIndexOf('/');
      const files = [src.slice(slash + 1)];
      return [{ tag: `<Program src="${src}">`, folder: src.slice(0, slash), files, line }];
    }
    return [];
  });
}
