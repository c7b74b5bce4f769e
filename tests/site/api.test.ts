import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** The names that `export { … } from …` lines of an entry point make public. */
function publicNames(entry: string): string[] {
  const source = readFileSync(resolve(root, entry), 'utf8');
  return [...source.matchAll(/^export (?:type )?\{([^}]*)\}/gm)]
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.replace(/^\s*type\s/, '').trim())
    .filter((name) => name !== '')
    .sort();
}

function namesOnPages(): string[] {
  return globSync('docs/**/*.mdx', { cwd: root, ignore: 'docs/api/**' })
    .flatMap((page) => [
      ...readFileSync(resolve(root, page), 'utf8').matchAll(/<Api name="(\w+)"/g),
    ])
    .map(([, name = '']) => name)
    .sort();
}

// The API reference links back to each page that shows a name, so both ways hold at once.
test('every public name of bingfa/asyncio is linked from exactly one page', () => {
  expect(namesOnPages()).toEqual(publicNames('examples/asyncio/index.ts'));
});
