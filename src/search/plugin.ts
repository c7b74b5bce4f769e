import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { buildRecords } from './build-records.ts';
import { encode } from './file.ts';
import { INDEX_PATH } from './place.ts';

interface Doc {
  permalink: string;
  frontMatter: Record<string, unknown>;
}

interface DocsContent {
  loadedVersions: { docs: Doc[] }[];
}

function isDocs(content: unknown): content is DocsContent {
  return typeof content === 'object' && content !== null && 'loadedVersions' in content;
}

function pythonTargets({ frontMatter }: Doc): string[] {
  const target = frontMatter['python'];
  return (Array.isArray(target) ? target : [target]).filter((name) => typeof name === 'string');
}

/** Where Docusaurus wrote a page. */
async function htmlOf(outDir: string, path: string): Promise<string | undefined> {
  const candidates = path === '' ? ['index.html'] : [`${path}.html`, `${path}/index.html`];
  for (const candidate of candidates) {
    try {
      return await readFile(join(outDir, candidate), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return undefined;
}

/** Writes the search index of each language from the pages as they were built. */
export default function searchPlugin(context: LoadContext): Plugin {
  const lang = context.i18n.currentLocale;
  const base = context.baseUrl;
  return {
    name: 'search-index',
    async postBuild({ outDir, plugins }) {
      const docs = plugins
        .map((plugin) => plugin.content)
        .filter(isDocs)
        .flatMap(({ loadedVersions }) => loadedVersions.flatMap((version) => version.docs));
      docs.sort((a, b) => (a.permalink < b.permalink ? -1 : 1));
      const records = [];
      for (const doc of docs) {
        const path = doc.permalink.slice(base.length).replace(/\/$/, '');
        const html = await htmlOf(outDir, path);
        if (html === undefined) continue;
        const python = pythonTargets(doc);
        const api = path.startsWith('api/');
        const report = doc.frontMatter['kind'] === 'report';
        records.push(...buildRecords({ html, url: base + path, lang, python, api, report }));
      }
      const file = join(outDir, INDEX_PATH);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, JSON.stringify(encode(records, lang, base)));
    },
  };
}
