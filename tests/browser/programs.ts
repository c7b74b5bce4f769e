import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { globSync } from 'tinyglobby';
import { readCatalog } from '../../src/plugins/programs/catalog.ts';

const root = join(import.meta.dirname, '../..');

export const catalog = readCatalog(join(root, 'examples'));

/** The pages with programs, by their files. */
export const pagesWithPrograms = globSync('**/*.mdx', {
  cwd: join(root, 'docs'),
  ignore: ['api/**'],
})
  .filter((file) =>
    /<Pair |<Program src="[^"]*\.ts"/.test(readFileSync(join(root, 'docs', file), 'utf8')),
  )
  .map((file) => file.replace(/(index)?\.mdx$/, ''))
  .sort();

const recordings = new Map(
  [...catalog.values()].map(({ id, typescript, recording, parity }) => [
    `${dirname(id)}/${typescript?.file}`,
    parity === undefined ? recording?.lines : undefined,
  ]),
);

/** What a page's TypeScript program must print, where the two languages print the same. */
export function recordingOf(page: string, file: string): readonly string[] | undefined {
  return recordings.get(`${page}/${file}`);
}

/** Below the language's root: a page named like its folder is the folder's own. */
export function addressOf(page: string): string {
  return page.replace(/^(\w+)\/\1$/, '$1');
}
