import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { PARTS, type PythonFiles, type PythonSize } from '../../python/protocol.ts';
import { type ServedFile, packPython } from './pack.ts';

interface Content {
  readonly files: PythonFiles;
  readonly size: PythonSize;
  readonly served: readonly ServedFile[];
}

/** Serves Python, for the programs that readers run, as files of the site. */
export default function pyodidePlugin({ siteDir, outDir, i18n }: LoadContext): Plugin {
  // One copy for all languages, at the site's root: a reader who changes language has it already.
  const root = i18n.currentLocale === i18n.defaultLocale ? '' : '../';
  const plugin: Plugin<Content> = {
    name: 'bingfa-pyodide',

    async loadContent() {
      const { version, lock, served } = await packPython(siteDir);
      const parts = Object.fromEntries(
        PARTS.map((part) => {
          const { path, packed } = served[part];
          return [part, { path: root + path, transferred: packed.length }];
        }),
      ) as PythonFiles['parts'];
      const bytes = PARTS.reduce((sum, part) => sum + parts[part].transferred, 0);
      const size = {
        version: version.replace(/\.\d+$/, ''),
        megabytes: (bytes / 1_000_000).toFixed(1),
      };
      return { files: { lock, parts }, size, served: Object.values(served) };
    },

    async contentLoaded({ content, actions: { createData } }) {
      await createData('files.json', content.files);
      await createData('size.json', content.size);
    },

    async postBuild({ content }) {
      for (const { path, packed } of content.served) {
        await mkdir(dirname(join(outDir, root, path)), { recursive: true });
        await writeFile(join(outDir, root, path), packed);
      }
    },
  };
  return plugin as Plugin;
}
