// npm run new -- <module>/<slug> [--class]: makes the files of a page, in both languages, with a
// program, its recording and its diagram. What remains is to write the text.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { blobHash } from '../src/plugins/content/blob-hash.ts';
import { pagePath } from '../src/plugins/content/page.ts';
import { MODULES } from '../src/plugins/content/programs.ts';
import { loadSite, type Site } from '../src/plugins/content/site.ts';
import { resolveDocLink } from '../src/plugins/doc-links/inventory.ts';
import { fail, readOptions } from './command.ts';
import { pageSkeleton, type Subject } from './new/pages.ts';
import { programSkeletons } from './new/programs.ts';

const root = join(import.meta.dirname, '..');

const { positionals, values } = readOptions({
  allowPositionals: true,
  options: { class: { type: 'boolean', default: false } },
});
const slug = positionals[0] ?? '';
const [module = '', file = ''] = slug.split('/');
if (!/^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) {
  fail(`Name the page as <module>/<slug>, such as asyncio/barrier: got “${slug}”`);
}
if (!MODULES.includes(module)) fail(`Unknown module ${module}; use one of ${MODULES.join(', ')}`);

const subject = describe(loadSite(root));
const pages = { chinese: pagePath(slug, 'zh-Hans'), english: pagePath(slug, 'en') };
const programs = Object.entries(programSkeletons(subject)).map(([name, text]): [string, string] => [
  `examples/${slug}/${name}`,
  text,
]);
const chinese = pageSkeleton(subject, 'zh-Hans');
const files: [string, string][] = [
  ...programs,
  [pages.chinese, chinese],
  [pages.english, pageSkeleton(subject, 'en', blobHash(Buffer.from(chinese)))],
];

const taken = files.map(([path]) => path).find((path) => existsSync(join(root, path)));
if (taken !== undefined) fail(`${taken} is there already; choose another name or edit it`);

for (const [path, text] of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  console.log(path);
}
if (values.class) exportFromIndex();
for (const script of ['record', 'diagrams']) {
  execFileSync(process.execPath, [join(root, `scripts/${script}.ts`), slug], { stdio: 'inherit' });
}
console.log(`Write the text where it says TODO(text), then run npm run check -- ${slug}`);

function describe(site: Site): Subject {
  const positions = [...site.chinese.values()]
    .filter((page) => page.slug.startsWith(`${module}/`))
    .map(({ data }) => Number(data['sidebar_position'] ?? 0));
  const name = file.replace(/(^|-)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());
  return {
    slug,
    name,
    position: Math.max(0, ...positions) + 1,
    python: officialTarget(name),
    kind: module === 'concepts' ? 'concept' : 'primitive',
    hasClass: values.class,
  };
}

function officialTarget(name: string): string {
  const snake = file.replaceAll('-', '_');
  const candidates = [`py:${module}.${name}`, `py:${module}.${snake}`, `py:library/${module}.html`];
  return candidates.find(isKnown) ?? 'py:library/concurrency.html';
}

function isKnown(target: string): boolean {
  try {
    resolveDocLink(target, 'en');
    return true;
  } catch {
    return false;
  }
}

function exportFromIndex(): void {
  const index = join(root, 'examples', module, 'index.ts');
  const before = existsSync(index) ? readFileSync(index, 'utf8') : '';
  writeFileSync(index, `${before}export { ${subject.name} } from './${file}/${file}.ts';\n`);
}
