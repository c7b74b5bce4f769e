import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';
import type { Served } from '../../editor/served.ts';
import { LIBRARIES } from '../../editor/worker/service.ts';
import { hashed } from '../programs/compile.ts';

const require = createRequire(import.meta.url);

export interface ServedFile extends Served {
  readonly code: string;
}

function served(path: string, code: string): ServedFile {
  return {
    path: hashed(path, code),
    code,
    bytes: Buffer.byteLength(code),
    transferred: gzipSync(code).length,
  };
}

/** Bundles TypeScript and what asks it into one worker script. */
export async function bundleTypeScript(entry: string): Promise<ServedFile> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    platform: 'browser',
    // @typescript/vfs names it for its use in Node.
    alias: { path: join(dirname(entry), 'no-path.ts') },
    define: { 'process.env.NODE_ENV': '"production"' },
    write: false,
    legalComments: 'none',
  });
  return served('live/typescript.js', outputFiles[0]?.text ?? '');
}

/** The declarations that a program in the page may use, by their path in the compiler's file system. */
export function readDeclarations(examples: string): Record<string, string> {
  const files: Record<string, string> = {};
  const folder = dirname(require.resolve('typescript'));
  const add = (name: string): void => {
    const path = `/lib.${name}.d.ts`;
    if (path in files) return;
    const text = readFileSync(join(folder, path), 'utf8');
    files[path] = text;
    for (const [, other = ''] of text.matchAll(/<reference lib="([\w.]+)"/g)) add(other);
  };
  LIBRARIES.forEach(add);
  const root = '/node_modules/bingfa/';
  files[`${root}package.json`] = readFileSync(join(examples, 'package.json'), 'utf8');
  for (const path of globSync('dist/**/*.d.ts', {
    cwd: examples,
  }).sort()) {
    files[root + path] = readFileSync(join(examples, path), 'utf8');
  }
  return files;
}

export async function serveDeclarations(examples: string): Promise<ServedFile> {
  const build = join(dirname(examples), 'scripts/build-library.ts');
  await promisify(execFile)(process.execPath, [build]);
  return served('live/declarations.json', JSON.stringify(readDeclarations(examples)));
}
