import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPython } from '../../scripts/python.ts';
import { formatProblem } from '../../src/plugins/content/rule.ts';
import { rules } from '../../src/plugins/content/rules/index.ts';
import { loadSite } from '../../src/plugins/content/site.ts';

const repository = join(import.meta.dirname, '../..');
const root = mkdtempSync(join(tmpdir(), 'bingfa-new-'));

function make(...args: string[]): string {
  return execFileSync(process.execPath, [join(root, 'scripts/new.ts'), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
}

function problemsOf(name: string): string[] {
  const site = loadSite(root);
  return rules
    .filter((rule) => rule.name !== 'text-missing')
    .flatMap((rule) => [...rule.check(site)])
    .filter(({ file }) => file.includes(name))
    .map(formatProblem);
}

// A recording is made by a real CPython or not at all.
describe.skipIf(findPython() === undefined)('npm run new', () => {
  beforeAll(() => {
    for (const folder of ['docs', 'i18n', 'examples', 'scripts', 'src']) {
      cpSync(join(repository, folder), join(root, folder), {
        recursive: true,
        filter: (path) => !/node_modules|\/dist(\/|$)/.test(path.slice(repository.length)),
      });
    }
    for (const name of ['node_modules', 'package.json', 'tsconfig.json']) {
      symlinkSync(join(repository, name), join(root, name));
    }
    make('asyncio/read-write-lock');
    make('asyncio/rendezvous', '--class');
    make('concepts/back-pressure');
  }, 120_000);
  afterAll(() => rmSync(root, { recursive: true }));

  it.each(['asyncio/read-write-lock', 'asyncio/rendezvous', 'concepts/back-pressure'])(
    'makes %s so that only its text is missing',
    (slug) => {
      expect(problemsOf(slug)).toEqual([]);
      const site = loadSite(root);
      const missing = rules.find(({ name }) => name === 'text-missing')?.check(site) ?? [];
      const files = [...missing].map(({ file }) => file).filter((file) => file.includes(slug));
      expect(new Set(files).size).toBe(2);
    },
  );

  it('makes programs that print the same', () => {
    const folder = join(root, 'examples/asyncio/read-write-lock');
    const printed = execFileSync(process.execPath, [join(folder, 'demo.ts')], { encoding: 'utf8' });
    const recorded = readFileSync(join(folder, 'demo.out'), 'utf8');
    expect(recorded.split('\n').slice(2).join('\n')).toBe(printed);
  });

  it('exports a new class from its module', () => {
    const index = readFileSync(join(root, 'examples/asyncio/index.ts'), 'utf8');
    expect(index).toContain("export { Rendezvous } from './rendezvous/rendezvous.ts';");
  });

  it.each([
    ['asyncio', 'Name the page as <module>/<slug>'],
    ['asincio/lock', 'Unknown module asincio; use one of'],
    ['asyncio/rendezvous', 'is there already; choose another name or edit it'],
  ])('refuses %s in one line', (slug, message) => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/new.ts'), slug], {
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
