import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IndexFile } from './file.ts';
import { INDEX_PATH } from './place.ts';

async function read(path: string): Promise<IndexFile | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as IndexFile;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return undefined;
    throw error;
  }
}

/** The index of each language in a built site; the site's own language first. */
export async function builtIndexes(dir: string): Promise<IndexFile[]> {
  let names: string[] = [];
  try {
    names = (await readdir(dir, { withFileTypes: true }))
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
  } catch {
    // No such folder: the answer below says what to do.
  }
  const paths = ['', ...names].map((name) => join(dir, name, INDEX_PATH));
  const files = (await Promise.all(paths.map(read))).filter((file) => file !== undefined);
  if (files.length === 0) throw new Error(`Run npm run build first: no search index in ${dir}`);
  return files;
}

export async function builtIndex(dir: string, locale?: string): Promise<IndexFile> {
  const files = await builtIndexes(dir);
  const file = locale === undefined ? files[0] : files.find(({ lang }) => lang === locale);
  if (file === undefined) {
    throw new Error(
      `Choose a built language: --locale ${String(locale)} is not one of ${files.map(({ lang }) => lang).join(', ')}`,
    );
  }
  return file;
}
