import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build, transform } from 'esbuild';
import ts from 'typescript';
import { instrument } from '../../live/instrument.ts';
import { noteLines } from '../../live/lines.ts';
import { type Modules, THREAD_ENTRY, laterImport, moduleReference } from '../../live/modules.ts';
import { wholeBase } from './whole-base.ts';

// The oldest syntax of the browsers we promise; `using` is lowered for them.
const TARGET = 'es2022';

export interface CompiledFile {
  /** Below the base URL. */
  readonly path: string;
  readonly code: string;
}

export function hashed(path: string, code: string): string {
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 10);
  return path.replace(/(\.\w+)$/, `.${hash}$1`);
}

// An import statement as esbuild prints it, whole or its last line.
const IMPORT = /^(?<before>import\b[^"'`\n]*|\} from )"(?<name>[^"\n]+)";$/gm;
const DYNAMIC_IMPORT = /\bimport\((\s*)"bingfa\/(\w+)"\)/g;
const NODE_GLOBAL =
  /\bprocess\.\w|\bBuffer\.\w|\bsetImmediate\(|\brequire\(|\bimport\((?!"bingfa\/)/;

/**
 * Strips types, lowers syntax and notes for each line the line of the source it came from.
 * Undefined for a program that needs what only Node has.
 */
export async function compileProgram(source: string, file: string): Promise<string | undefined> {
  const { code, map } = await transform(source, {
    loader: 'ts',
    format: 'esm',
    target: TARGET,
    // A program may print a function's name.
    keepNames: true,
    sourcemap: 'external',
    sourcefile: file,
    legalComments: 'none',
  });
  const imports = [...code.matchAll(IMPORT)].map((match) => match.groups?.['name'] ?? '');
  if (imports.some((name) => !name.startsWith('bingfa/')) || NODE_GLOBAL.test(code)) return;
  const { mappings } = JSON.parse(map) as { mappings: string };
  const linked = code.replace(
    IMPORT,
    (_all, before: string, name: string) =>
      `${before}"${moduleReference(name.replace(/^bingfa\//, ''))}";`,
  );
  // More may follow on the line of such an import, in columns that the source map knows.
  const noted = noteLines(linked, mappings).replace(
    DYNAMIC_IMPORT,
    (_all, space: string, name: string) => `import(${space}"${moduleReference(name)}")`,
  );
  return instrument(ts, noted);
}

export interface CompiledLibrary {
  readonly modules: Modules;
  /** The text of each module by name. */
  readonly texts: Readonly<Record<string, string>>;
  readonly files: readonly CompiledFile[];
}

/** What every program of the library's gets; what starts threads is a file of its own. */
const BASE = ['asyncio', 'trace'];

/** Bundles the library's entries; what they share is a module of its own, so state stays one. */
export async function compileLibrary(
  examples: string,
  entries: readonly string[],
): Promise<CompiledLibrary> {
  const result = await build({
    entryPoints: {
      ...Object.fromEntries(entries.map((entry) => [entry, join(examples, entry, 'index.ts')])),
      [THREAD_ENTRY]: join(examples, 'internal/workers/entry.ts'),
    },
    bundle: true,
    splitting: true,
    minify: true,
    // Readers see names in errors and when they print a value.
    keepNames: true,
    format: 'esm',
    target: TARGET,
    platform: 'browser',
    outdir: '/library',
    write: false,
    plugins: [wholeBase(BASE.map((name) => join(examples, name, 'index.ts')))],
    legalComments: 'none',
  });
  const names = new Set(result.outputFiles.map(({ path }) => nameOf(path)));
  const imported: Record<string, readonly string[]> = {};
  const texts: Record<string, string> = {};
  for (const { path, text } of result.outputFiles) {
    const imports: string[] = [];
    texts[nameOf(path)] = text
      .replace(/\bimport\((["'])\.\/([\w.-]+)\.js\1\)/g, (_all, _quote, name: string) =>
        laterImport(name),
      )
      .replace(/(["'])\.\/([\w.-]+)\.js\1/g, (all, _quote, name: string) => {
        if (!names.has(name)) return all;
        imports.push(name);
        return JSON.stringify(moduleReference(name));
      });
    imported[nameOf(path)] = imports;
  }
  return { texts, ...packed(texts, imported) };
}

/** Puts the modules into a file or two: dozens of small ones would be as many requests. */
function packed(
  texts: Readonly<Record<string, string>>,
  imported: Readonly<Record<string, readonly string[]>>,
): Pick<CompiledLibrary, 'modules' | 'files'> {
  const base = new Set<string>();
  const add = (name: string): void => {
    if (base.has(name) || !(name in imported)) return;
    base.add(name);
    for (const needed of imported[name] ?? []) add(needed);
  };
  for (const entry of BASE) add(entry);
  const modules: Record<string, { file: string; imports: readonly string[] }> = {};
  const files = [true, false].map((isBase): CompiledFile => {
    const names = Object.keys(texts).filter((name) => base.has(name) === isBase);
    const code = JSON.stringify(Object.fromEntries(names.map((name) => [name, texts[name]])));
    const path = hashed(`live/library/${isBase ? 'asyncio' : 'threads'}.json`, code);
    for (const name of names) modules[name] = { file: path, imports: imported[name] ?? [] };
    return { path, code };
  });
  return { modules, files };
}

function nameOf(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.js$/, '');
}

/** Bundles a worker of the live block, or what runs in one, as the text of one script. */
export async function compileScript(entry: string, path: string): Promise<CompiledFile> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'iife',
    target: TARGET,
    platform: 'browser',
    write: false,
    legalComments: 'none',
  });
  const code = outputFiles[0]?.text ?? '';
  return { path: hashed(path, code), code };
}
