// npm run stamp -- [page…]: notes in each English page which Chinese text it was translated from.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { blobHash } from '../src/plugins/content/blob-hash.ts';
import { ENGLISH_DIR, slugOf } from '../src/plugins/content/paths.ts';
import { fail } from './command.ts';

const root = join(import.meta.dirname, '..');

const asked = process.argv.slice(2).map(slugOf);
const all = globSync('**/*.mdx', { cwd: join(root, 'docs'), ignore: ['api/**'] })
  .map(slugOf)
  .sort();
const slugs = asked.length === 0 ? all : all.filter((slug) => isAsked(slug));
if (slugs.length === 0) {
  fail(`No page docs/${asked.join(', docs/')}.mdx; write the Chinese page first`);
}

function isAsked(slug: string): boolean {
  return asked.some((prefix) => slug === prefix || slug.startsWith(`${prefix}/`));
}

for (const slug of slugs) {
  const english = join(root, ENGLISH_DIR, `${slug}.mdx`);
  if (!existsSync(english)) {
    console.error(`${ENGLISH_DIR}/${slug}.mdx: missing translation; not stamped`);
    process.exitCode = 1;
    continue;
  }
  const text = readFileSync(english, 'utf8');
  const stamped = stamp(text, blobHash(readFileSync(join(root, 'docs', `${slug}.mdx`))));
  if (stamped === undefined) {
    console.error(`${ENGLISH_DIR}/${slug}.mdx: no front matter; begin the page with ---`);
    process.exitCode = 1;
  } else if (stamped !== text) {
    writeFileSync(english, stamped);
    console.log(`${ENGLISH_DIR}/${slug}.mdx: stamped`);
  }
}

function stamp(text: string, hash: string): string | undefined {
  const end = text.startsWith('---\n') ? text.indexOf('\n---', 3) : -1;
  if (end === -1) return undefined;
  const kept = text
    .slice(4, end)
    .split('\n')
    .filter((line) => !/^(source|stale):/.test(line));
  return `---\n${[...kept, `source: ${hash}`].join('\n')}${text.slice(end)}`;
}
