import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { build } from 'esbuild';
import type { Part } from '../../python/protocol.ts';

const require = createRequire(import.meta.url);
const compress = promisify(gzip);

const NOTICE = `Pyodide {version} is under the Mozilla Public License 2.0; its source is at
https://github.com/pyodide/pyodide. It holds CPython, under the PSF License, and its library.
`;

export interface ServedFile {
  /** Below the base URL. */
  readonly path: string;
  readonly packed: Buffer;
}

export interface PackedPython {
  /** Of the language. */
  readonly version: string;
  readonly lock: string;
  readonly served: Readonly<Record<Part | 'notice', ServedFile>>;
}

interface Lock {
  readonly info: { readonly python: string };
}

/**
 * Takes from Pyodide's package what Python needs and packs it, so that as much travels from every
 * host: not each of them compresses what it does not know.
 */
export async function packPython(siteDir: string): Promise<PackedPython> {
  const folder = dirname(require.resolve('pyodide/package.json'));
  const read = (name: string): Buffer => readFileSync(join(folder, name));
  const { info } = JSON.parse(read('pyodide-lock.json').toString()) as Lock;
  const { version } = JSON.parse(read('package.json').toString()) as { version: string };
  const [worker, script, wasm, library] = await Promise.all([
    pack('worker', Buffer.from(await bundleWorker(join(siteDir, 'src/python/worker/index.ts')))),
    pack('script', read('pyodide.asm.js')),
    pack('wasm', read('pyodide.asm.wasm')),
    pack('library', read('python_stdlib.zip')),
  ]);
  const notice = {
    path: 'live/python/NOTICE.txt',
    packed: Buffer.from(NOTICE.replace('{version}', version)),
  };
  return {
    version: info.python,
    lock: JSON.stringify({ info, packages: {} }),
    served: { worker, script, wasm, library, notice },
  };
}

async function pack(name: string, content: Buffer): Promise<ServedFile> {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  return { path: `live/python/${name}.${hash}.bin`, packed: await compress(content, { level: 9 }) };
}

/** Bundles Pyodide's loader and what runs programs into the text of one worker script. */
async function bundleWorker(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    platform: 'browser',
    loader: { '.py': 'text' },
    // What Pyodide's loader asks for under Node only.
    external: ['node:*', 'ws'],
    write: false,
    legalComments: 'none',
  });
  return outputFiles[0]?.text ?? '';
}
