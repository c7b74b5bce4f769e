import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { glob } from 'tinyglobby';
import { diagramPath } from './names.ts';

/** SVG by path below the base URL. */
type Fragments = Readonly<Record<string, string>>;

/** Gives the server every drawn diagram, and the reader each one as a file. */
export default function diagramsPlugin(context: LoadContext): Plugin<Fragments> {
  const { siteDir, outDir, baseUrl } = context;
  const folder = join(siteDir, 'src/diagrams');
  return {
    name: 'bingfa-diagrams',

    getPathsToWatch: () => [join(folder, '*.svg')],

    async loadContent() {
      const files = await glob('*.svg', { cwd: folder });
      const entries = files.sort().map(async (file): Promise<[string, string]> => {
        const svg = await readFile(join(folder, file), 'utf8');
        // Links are drawn from the root of one language; the base URL is known only now.
        const linked = svg.trim().replaceAll('<a href="/', `<a href="${baseUrl}`);
        return [diagramPath(basename(file, '.svg')), linked];
      });
      return Object.fromEntries(await Promise.all(entries));
    },

    async contentLoaded({ content, actions: { createData } }) {
      await createData('fragments.json', content);
    },

    async postBuild({ content }) {
      for (const [path, svg] of Object.entries(content)) {
        await mkdir(dirname(join(outDir, path)), { recursive: true });
        await writeFile(join(outDir, path), svg);
      }
    },
  };
}
