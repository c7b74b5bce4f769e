import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import { shownNames } from '../../src/plugins/api/shown.ts';

const root = resolve(import.meta.dirname, '../..');

/** The names that a module makes public, but for those of another module's. */
function publicNames(module: string): string[] {
  const source = readFileSync(resolve(root, `examples/${module}/index.ts`), 'utf8');
  return [...source.matchAll(/^export (?:type )?\{([^}]*)\} from '([^']*)'/gm)]
    .filter(([, , from = '']) => from.startsWith('./') || module === 'asyncio')
    .flatMap(([, names = '']) => names.split(','))
    .map((name) =>
      name
        .replace(/^\s*type\s/, '')
        .replace(/^.*\sas\s/, '')
        .trim(),
    )
    .filter((name) => name !== '')
    .sort();
}

/** The names of a module that pages show. */
function namesOnPages(module: string): string[] {
  return globSync('docs/**/*.mdx', { cwd: root, ignore: 'docs/api/**' })
    .flatMap((page) => shownNames(readFileSync(resolve(root, page), 'utf8')))
    .filter((shown) => shown.module === module)
    .map(({ name }) => name)
    .sort();
}

// The API reference links back to each page that shows a name, so both ways hold at once.
test.each(['asyncio', 'threading', 'queue', 'multiprocessing', 'futures'])(
  'every public name of bingfa/%s is linked from exactly one page',
  (module) => {
    const shown = namesOnPages(module);
    const own = publicNames(module);
    expect(own.filter((name) => !shown.includes(name))).toEqual([]);
    expect(shown.filter((name, index) => shown.indexOf(name) !== index)).toEqual([]);
  },
);
