import { existsSync, readFileSync } from 'node:fs';
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

/** Tells, program by program as they stand on a page, what each must print by its recording. */
export function recordingsOf(page: string): (file: string) => readonly string[] | undefined {
  const name = [page, `${page}index`].find((one) => existsSync(join(root, 'docs', `${one}.mdx`)));
  const text = readFileSync(join(root, 'docs', `${name}.mdx`), 'utf8');
  const shown = [...text.matchAll(/<Pair id="([^"]+)"|<Program src="([^"]+\.ts)"/g)].map(
    ([, pair, program = '']) => (pair === undefined ? program : `${pair}/demo.ts`),
  );
  // Those that only Node can run have no button and are passed over.
  return (file) => {
    const at = shown.findIndex((program) => program.endsWith(`/${file}`));
    const [program = ''] = shown.splice(0, at + 1).slice(-1);
    return recordings.get(program);
  };
}

/** Below the language's root: a page named like its folder is the folder's own. */
export function addressOf(page: string): string {
  return page.replace(/^(\w+)\/\1$/, '$1');
}
