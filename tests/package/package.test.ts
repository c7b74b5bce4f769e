import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { beforeAll, describe, expect, it } from 'vitest';
import { findNode22 } from './node22.ts';
import { compile, install, manifest, pack, root, type Packed } from './packed.ts';
import { run } from './process.ts';

const PRINTED = `lock [ 'a', 'b' ] false
queue 6
priority queue first
waits [ true, 0, 1 ]
free false false
cancelled true
traced true
`;

let packed: Packed;
let project: string;

beforeAll(async () => {
  packed = await pack();
  project = await install(packed.tarball);
});

describe('the tarball', () => {
  it('holds the build, the README and the licence, and nothing else', () => {
    const others = packed.files.filter((path) => !/^dist\/.+\.(js|d\.ts)$/.test(path));
    expect(others.sort()).toEqual(['LICENSE', 'README.md', 'package.json']);
    expect(packed.files.filter((path) => /test|demo|broken/.test(path))).toEqual([]);
  });

  it('exports nothing that it does not hold, under any condition', async () => {
    const { exports } = await manifest(project);
    const targets = Object.values(exports).flatMap((conditions) => Object.entries(conditions));
    expect(new Set(targets.map(([condition]) => condition))).toEqual(new Set(['types', 'default']));
    for (const [, path] of targets) expect(packed.files).toContain(path.replace('./', ''));
  });

  it('passes publint', async () => {
    const { buffer } = Uint8Array.from(await readFile(packed.tarball));
    const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  // The package is ES modules only: Node.js 22 and 24 load those with require() as well.
  it('passes attw', async () => {
    const attw = join(root, 'node_modules/.bin/attw');
    const args = [packed.tarball, '--profile', 'esm-only', '--no-definitely-typed', '--no-color'];
    await expect(run(attw, args, root)).resolves.toContain('🟢 (ESM)');
  });
});

const dom = { lib: ['es2022', 'dom'], types: [] };
const node = { lib: ['es2022'], types: ['node'] };
const nodenext = { module: 'nodenext' };
const bundler = { module: 'esnext', moduleResolution: 'bundler' };

describe.each([
  ['nodenext-dom', { ...nodenext, ...dom }],
  ['nodenext-node', { ...nodenext, ...node }],
  ['bundler-dom', { ...bundler, ...dom }],
  ['bundler-node', { ...bundler, ...node }],
])('a strict project, %s', (name, options) => {
  let program: string;

  it('compiles', async () => {
    program = await compile(project, name, options);
  });

  it('runs on Node.js 24', async () => {
    expect(process.version).toMatch(/^v24\./);
    await expect(run(process.execPath, [program], project)).resolves.toBe(PRINTED);
  });

  it('runs on Node.js 22', async ({ skip }) => {
    let node22;
    try {
      node22 = await findNode22();
    } catch (error) {
      console.warn(`Skipped, not passed: there is no Node.js 22 to be had (${String(error)})`);
      skip('there is no Node.js 22 to be had');
      return;
    }
    await expect(run(node22, [program], project)).resolves.toBe(PRINTED);
  });
});

describe('without a compiler', () => {
  it('runs on Node.js 24 as it is written', async () => {
    await expect(run(process.execPath, ['main.ts'], project)).resolves.toBe(PRINTED);
  });

  it('loads where a condition named "source" is set', async () => {
    const args = ['--conditions=source', 'main.ts'];
    await expect(run(process.execPath, args, project)).resolves.toBe(PRINTED);
  });

  it('loads with require()', async () => {
    const script = 'console.log(typeof require("bingfa/asyncio").Lock)';
    await expect(run(process.execPath, ['-e', script], project)).resolves.toBe('function\n');
  });
});

describe('the README', () => {
  it('has examples that print what their comments say', async () => {
    const text = await readFile(join(project, 'node_modules/bingfa/README.md'), 'utf8');
    const examples = [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code);
    expect(examples.length).toBeGreaterThan(3);
    for (const [index, code] of examples.entries()) {
      const file = join(project, `readme-${index}.ts`);
      await writeFile(file, code);
      const said = [...code.matchAll(/; \/\/ (.+)$/gm)].map(([, comment]) => `${comment}\n`);
      await expect(run(process.execPath, [file], project)).resolves.toBe(said.join(''));
    }
  });
});
