import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { type Report, renderReports } from './reports.ts';

/** Gives the server the reports that pages show, and the reader each one as a file. */
export default function reportsPlugin({ siteDir, outDir, i18n }: LoadContext): Plugin<Report[]> {
  return {
    name: 'bingfa-reports',

    getPathsToWatch: () => [
      join(siteDir, 'src/data/*.json'),
      join(siteDir, 'examples/conformance/reasons.json'),
    ],

    loadContent: () => Promise.resolve(renderReports(siteDir, i18n.currentLocale)),

    async contentLoaded({ content, actions: { createData } }) {
      const fragments = Object.fromEntries(content.map(({ path, html }) => [path, html]));
      await createData('fragments.json', fragments);
    },

    async postBuild({ content }) {
      for (const { path, html } of content) {
        await mkdir(dirname(join(outDir, path)), { recursive: true });
        await writeFile(join(outDir, path), html);
      }
    },
  };
}
