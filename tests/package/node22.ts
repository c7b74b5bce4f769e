import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './packed.ts';
import { run } from './process.ts';

const VERSION = '22.23.3';
const cache = join(root, 'node_modules/.cache/node-22');

async function isNode22(file: string): Promise<boolean> {
  try {
    return (await run(file, ['--version'], root)).startsWith('v22.');
  } catch {
    return false;
  }
}

/** Installs a Node.js 22 beside the project's own, once; throws where it cannot be had. */
async function download(): Promise<string> {
  const fresh = `${cache}-${process.pid}`;
  await mkdir(fresh, { recursive: true });
  try {
    await writeFile(
      join(fresh, 'package.json'),
      JSON.stringify({ private: true, allowScripts: { node: true } }),
    );
    await run(
      'npm',
      ['install', '--no-audit', '--no-fund', '--fetch-retries=0', `node@${VERSION}`],
      fresh,
    );
    await rm(cache, { recursive: true, force: true });
    await rename(fresh, cache);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return join(cache, 'node_modules/node/bin/node');
}

async function find(): Promise<string> {
  for (const file of ['node22', join(cache, 'node_modules/node/bin/node')]) {
    if (await isNode22(file)) return file;
  }
  const file = await download();
  if (await isNode22(file)) return file;
  throw new Error(`npm installed node@${VERSION} without its program`);
}

let found: Promise<string> | undefined;

/** A Node.js 22: the host's, the one installed earlier, or one installed now. */
export function findNode22(): Promise<string> {
  return (found ??= find());
}
