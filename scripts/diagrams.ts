// npm run diagrams -- [--again] [page…]: draws the diagrams of pages that have no SVG yet, or with
// --again all of them; without pages it also removes the SVGs that no page has.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOptions } from './command.ts';
import { draw } from './drawing/draw.ts';
import { slugOf } from '../src/plugins/content/paths.ts';
import { loadSite, pagesOf } from '../src/plugins/content/site.ts';
import { diagramHash, readAccessibility } from '../src/plugins/diagrams/source.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'src/diagrams');
mkdirSync(folder, { recursive: true });

const { positionals, values } = readOptions({
  allowPositionals: true,
  options: { again: { type: 'boolean', default: false } },
});
const asked = positionals.map(slugOf);
const site = loadSite(root);
const diagrams = pagesOf(site).flatMap(({ slug, file, fences }) =>
  fences
    .filter(({ lang }) => lang === 'mermaid')
    .map(({ source, line }) => ({ slug, file, line, source, hash: diagramHash(source) })),
);

function isAsked(slug: string): boolean {
  return asked.length === 0 || asked.some((each) => slug === each || slug.startsWith(`${each}/`));
}

let failed = 0;
function fail(at: { file: string; line: number }, message: string): void {
  failed += 1;
  console.error(`${at.file}:${at.line}: ${message}`);
}

const missing = diagrams.filter(
  ({ slug, hash }) => isAsked(slug) && (values.again || !site.drawn.has(hash)),
);
const complete = missing.filter((diagram, n) => {
  if (missing.findIndex(({ hash }) => hash === diagram.hash) !== n) return false;
  const { title, description } = readAccessibility(diagram.source);
  if (title !== undefined && description !== undefined) return true;
  const key = title === undefined ? 'accTitle' : 'accDescr';
  fail(diagram, `diagram without ${key}; add ${key}: … and draw again`);
  return false;
});

if (complete.length > 0) {
  const drawn = await draw(complete.map(({ source }) => source));
  for (const [n, diagram] of complete.entries()) {
    const { svg, error } = drawn[n] ?? {};
    if (svg === undefined) {
      const reason =
        error?.split('\n').filter(Boolean).slice(0, 2).join(' ') ?? 'nothing was drawn';
      fail(diagram, `Mermaid cannot draw this: ${reason}; correct the diagram`);
      continue;
    }
    // Several may draw at once: a reader of the folder never sees half a file.
    const target = join(folder, `${diagram.hash}.svg`);
    const partial = `${target}.${process.pid}`;
    writeFileSync(partial, svg);
    renameSync(partial, target);
    console.log(`${diagram.file}:${diagram.line}: drawn as src/diagrams/${diagram.hash}.svg`);
  }
}

if (asked.length === 0) {
  const used = new Set(diagrams.map(({ hash }) => hash));
  for (const hash of site.drawn) {
    if (used.has(hash)) continue;
    rmSync(join(folder, `${hash}.svg`), { force: true });
    console.log(`src/diagrams/${hash}.svg: removed, no page has it`);
  }
}
console.log(`${complete.length} to draw, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
