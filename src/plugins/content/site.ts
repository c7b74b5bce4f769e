import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { globSync } from 'tinyglobby';
import { type Page, readPage } from './page.ts';
import { CHINESE_DIR, ENGLISH_DIR } from './paths.ts';

/** One `examples/<module>/<slug>/` and the names of the files in it. */
export interface ExampleFolder {
  readonly slug: string;
  readonly files: ReadonlySet<string>;
}

export interface Question {
  readonly n: number;
  readonly page: string;
  readonly anchor: string;
}

/** Everything the rules look at, read once. */
export interface Site {
  readonly root: string;
  readonly chinese: ReadonlyMap<string, Page>;
  readonly english: ReadonlyMap<string, Page>;
  readonly examples: ReadonlyMap<string, ExampleFolder>;
  readonly questions: readonly Question[];
  /** Page slug → the official targets that must be on it. */
  readonly notesLinks: Readonly<Record<string, readonly string[]>>;
  /** Hashes of the diagrams that are drawn. */
  readonly drawn: ReadonlySet<string>;
}

export function loadSite(root: string): Site {
  return {
    root,
    chinese: readPages(root, CHINESE_DIR, 'zh-Hans'),
    english: readPages(root, ENGLISH_DIR, 'en'),
    examples: readExamples(root),
    questions: readJson(join(root, 'src/data/questions.json'), []),
    notesLinks: readJson(join(root, 'src/data/notes-links.json'), {}),
    drawn: new Set(
      globSync('*.svg', { cwd: join(root, 'src/diagrams') }).map((file) => basename(file, '.svg')),
    ),
  };
}

export function pagesOf(site: Site): Page[] {
  return [...site.chinese.values(), ...site.english.values()].filter(
    (page) => page.syntaxError === undefined,
  );
}

function readPages(root: string, dir: string, locale: Page['locale']): Map<string, Page> {
  const slugs = globSync('**/*.mdx', { cwd: join(root, dir), ignore: ['api/**'] })
    .map((file) => file.replace(/\.mdx$/, ''))
    .sort();
  return new Map(slugs.map((slug) => [slug, readPage(root, slug, locale)]));
}

function readExamples(root: string): Map<string, ExampleFolder> {
  const folders = new Map<string, { slug: string; files: Set<string> }>();
  const files = globSync('*/*/*', {
    cwd: join(root, 'examples'),
    ignore: ['dist/**', 'node_modules/**', '*/node_modules/**', '*/__pycache__/**'],
  });
  for (const file of files.sort()) {
    const slug = dirname(file);
    const folder = folders.get(slug) ?? { slug, files: new Set() };
    folder.files.add(basename(file));
    folders.set(slug, folder);
  }
  return folders;
}

function readJson<T>(file: string, absent: T): T {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : absent;
}
