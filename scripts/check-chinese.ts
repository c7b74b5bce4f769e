/** Fails when Chinese prose breaks AutoCorrect's typography rules; `--fix` rewrites it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { globSync } from 'tinyglobby';
import { fail } from './command.ts';

interface AutoCorrect {
  lintFor(
    text: string,
    path: string,
  ): { lines: { l: number; c: number; old: string; new: string }[] };
  formatFor(text: string, path: string): string;
}

const autocorrect = createRequire(import.meta.url)('autocorrect-node') as AutoCorrect;
const fix = process.argv.includes('--fix');
const files = globSync(['docs/**/*.mdx', 'README.zh-CN.md'], { ignore: 'docs/api/**' }).sort();

/** Front matter is YAML: its commas and colons are syntax. */
function withoutFrontMatter(text: string): { head: string; body: string } {
  const head = /^---\n[\s\S]*?\n---\n/.exec(text)?.[0] ?? '';
  return { head, body: text.slice(head.length) };
}

let faults = 0;
for (const file of files) {
  const { head, body } = withoutFrontMatter(readFileSync(file, 'utf8'));
  if (fix) {
    writeFileSync(file, head + autocorrect.formatFor(body, 'page.md'));
    continue;
  }
  const above = head.split('\n').length - 1;
  for (const line of autocorrect.lintFor(body, 'page.md').lines) {
    faults += 1;
    console.error(
      `${file}:${above + line.l}:${line.c}: write "${line.new.trim()}", not "${line.old.trim()}"`,
    );
  }
}
if (faults > 0) {
  fail(`${faults} lines break Chinese typography; npm run check:chinese -- --fix mends them`);
}
