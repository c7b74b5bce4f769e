import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import type { EditorFiles, Served } from '../../editor/served.ts';
import { type ServedFile, bundleTypeScript, serveDeclarations } from './typescript.ts';

interface Content {
  readonly worker: ServedFile;
  readonly declarations: ServedFile;
}

/** Serves TypeScript, for the programs that readers change, as a worker of the site. */
export default function editorPlugin({ siteDir, outDir }: LoadContext): Plugin {
  const plugin: Plugin<Content> = {
    name: 'bingfa-editor',

    async loadContent() {
      return {
        worker: await bundleTypeScript(join(siteDir, 'src/editor/worker/index.ts')),
        declarations: await serveDeclarations(join(siteDir, 'examples')),
      };
    },

    async contentLoaded({ content: { worker, declarations }, actions: { createData } }) {
      const files: EditorFiles = { worker: toldOf(worker), declarations: toldOf(declarations) };
      await createData('files.json', files);
    },

    async postBuild({ content }) {
      for (const { path, code } of Object.values(content) as ServedFile[]) {
        await mkdir(dirname(join(outDir, path)), { recursive: true });
        await writeFile(join(outDir, path), code);
      }
    },
  };
  return plugin as Plugin;
}

function toldOf({ path, bytes, transferred }: ServedFile): Served {
  return { path, bytes, transferred };
}
