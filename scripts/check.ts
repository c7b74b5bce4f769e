// npm run check -- [page…]: everything that must hold of pages and programs, without building.
import { join } from 'node:path';
import { slugOf } from '../src/plugins/content/paths.ts';
import { formatProblem } from '../src/plugins/content/rule.ts';
import { rules } from '../src/plugins/content/rules/index.ts';
import { loadSite } from '../src/plugins/content/site.ts';
import { fail } from './command.ts';

const root = join(import.meta.dirname, '..');
const asked = process.argv
  .slice(2)
  .filter((argument) => argument !== '--all')
  .map(slugOf);

function isAsked(file: string): boolean {
  if (asked.length === 0) return true;
  const slug = slugOf(file);
  return asked.some((prefix) => slug === prefix || slug.startsWith(`${prefix}/`));
}

const site = loadSite(root);
const slugs = new Set([...site.chinese.keys(), ...site.english.keys(), ...site.examples.keys()]);
const unknown = asked.find((each) => ![...slugs].some((slug) => `${slug}/`.startsWith(`${each}/`)));
if (unknown !== undefined) {
  fail(`No page or program ${unknown}; name one as <module>/<slug>`);
}

const problems = rules
  .flatMap((rule) => [...rule.check(site)])
  .filter(({ file }) => isAsked(file))
  .sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
for (const problem of problems) console.log(formatProblem(problem));
console.log(problems.length === 0 ? 'No problems' : `${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
