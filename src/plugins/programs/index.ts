import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import type { Program } from '../../live/program.ts';
import { type Ability, abilityOf } from '../../python/ability.ts';
import { type ProgramFiles, type SourceFile, readCatalog } from './catalog.ts';
import {
  type CompiledFile,
  compileLibrary,
  compileProgram,
  compileScript,
  hashed,
} from './compile.ts';
import { highlight } from './highlight.ts';
import { LIBRARY_ENTRIES, PLUGIN_NAME } from './names.ts';
import { withTimelines } from '../timelines/timelines.ts';

interface Content {
  readonly programs: readonly Program[];
  readonly live: { readonly worker: string; readonly thread: string; readonly modules: object };
  /** Highlighted HTML by path below the base URL. */
  readonly fragments: Readonly<Record<string, string>>;
  readonly scripts: readonly CompiledFile[];
}

/** Reads `examples/`, highlights and compiles its programs, and gives pages what they show. */
export default function programsPlugin(context: LoadContext): Plugin {
  const { siteDir, outDir, i18n } = context;
  const examples = join(siteDir, 'examples');
  const language = i18n.currentLocale === 'en' ? 'en' : 'zh';
  const staticHtml = join(siteDir, 'src/components/StaticHtml');
  const plugin: Plugin<Content> = {
    name: PLUGIN_NAME,

    getPathsToWatch: () => [join(examples, '*/*/*.{py,ts,out,json}')],

    async loadContent() {
      const library = await compileLibrary(examples, LIBRARY_ENTRIES);
      const inWorker = (name: string) => join(siteDir, 'src/live/worker', name);
      const worker = await compileScript(inWorker('index.ts'), 'live/worker.js');
      const thread = await compileScript(inWorker('thread.ts'), 'live/thread.js');
      const fragments: Record<string, string> = {};
      const scripts: CompiledFile[] = [...library.files, worker, thread];
      const programs: Program[] = [];
      for (const files of readCatalog(examples).values()) {
        const program = await prepare(files, language, fragments, scripts);
        const parity = files.parity?.[language];
        programs.push({ ...program, ...(parity !== undefined && { parity }) });
      }
      const live = { worker: worker.path, thread: thread.path, modules: library.modules };
      const drawn = await withTimelines(programs, { library, scripts, fragments, context });
      return { programs: drawn, live, fragments, scripts };
    },

    async contentLoaded({ content, actions: { createData } }) {
      await createData('live.json', content.live);
      await createData('fragments.json', content.fragments);
      for (const program of content.programs) await createData(`${program.id}.json`, program);
    },

    // The server has the highlighted HTML at hand; the reader's bundle never holds it.
    configureWebpack: (_config, isServer) => ({
      resolve: { alias: { '@fragments': join(staticHtml, isServer ? 'server.ts' : 'client.ts') } },
    }),

    async postBuild({ content: { fragments, scripts } }) {
      const files = [
        ...scripts,
        ...Object.entries(fragments).map(([path, code]) => ({ path, code })),
      ];
      for (const { path, code } of files) {
        await mkdir(dirname(join(outDir, path)), { recursive: true });
        await writeFile(join(outDir, path), code);
      }
    },
  };
  return plugin as Plugin;
}

const SHARED = /'bingfa\/(?:threading|queue|multiprocessing|futures)'|\btoThread\(/;

async function prepare(
  { id, python, typescript, recording }: ProgramFiles,
  language: 'zh' | 'en',
  fragments: Record<string, string>,
  scripts: CompiledFile[],
): Promise<Program> {
  const list = async ({ file, source }: SourceFile, language: 'python' | 'typescript') => {
    const html = await highlight(source, language);
    const fragment = hashed(`live/${dirname(id)}/${file}.html`, html);
    fragments[fragment] = html;
    return { file, lines: source.trimEnd().split('\n').length, fragment };
  };
  const told = ({ obstacle }: Ability) => (obstacle ? { obstacle: obstacle[language] } : {});
  const compile = async ({ file, source }: SourceFile) => {
    const code = await compileProgram(source, file);
    if (code === undefined) return {};
    const script = hashed(`live/${id}.js`, code);
    scripts.push({ path: script, code });
    return { script, ...(SHARED.test(source) && { isShared: true as const }) };
  };
  return {
    id,
    ...(python && {
      python: { ...(await list(python, 'python')), ...told(abilityOf(id, python.source)) },
    }),
    ...(typescript && {
      typescript: { ...(await list(typescript, 'typescript')), ...(await compile(typescript)) },
    }),
    ...(recording && { recording: { python: recording.python, lines: recording.lines } }),
  };
}
