/** Fails when Chinese prose breaks AutoCorrect's typography rules; `--fix` rewrites it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { globSync } from 'tinyglobby';

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

let faults = 0;
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  if (fix) {
    writeFileSync(file, autocorrect.formatFor(text, 'page.md'));
    continue;
  }
  for (const line of autocorrect.lintFor(text, 'page.md').lines) {
    faults += 1;
    console.error(
      `${file}:${line.l}:${line.c}: write "${line.new.trim()}", not "${line.old.trim()}"`,
    );
  }
}
if (faults > 0) {
  console.error(
    `${faults} lines break Chinese typography; npm run check:chinese -- --fix mends them`,
  );
  process.exit(1);
}
