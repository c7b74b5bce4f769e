import { join } from 'node:path';
import { compile } from '@mdx-js/mdx';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import remarkPrograms from '../../src/plugins/programs/remark.ts';
import { CHINESE_LOCK, DEMO, Tree } from './fixtures/tree.ts';

/** What a page becomes when the site is built. */
async function build(tree: Tree, value: string): Promise<string> {
  const file = new VFile({ value, cwd: tree.root, path: join(tree.root, CHINESE_LOCK) });
  return String(await compile(file, { jsx: true, remarkPlugins: [remarkPrograms] }));
}

async function failure(tree: Tree, value: string): Promise<string> {
  const error: unknown = await build(tree, value).catch((reason: unknown) => reason);
  if (!(error instanceof Error)) throw new Error('The page was built');
  return error.message;
}

describe('building a page with programs', () => {
  it('gives a pair and a program their data', async () => {
    const page = await build(
      new Tree(),
      '<Pair id="asyncio/lock" />\n\n<Program src="asyncio/lock/demo.py" />\n',
    );
    expect(page).toMatch(/import (\w+) from "@generated\/[\w/-]+\/asyncio\/lock\/demo\.json"/);
    expect(page).toContain('<Pair id="asyncio/lock" program={program1} />');
    expect(page).toContain('<Program src="asyncio/lock/demo.py" program={program1} />');
  });

  it.each([
    [
      '# Lock\n\n<Pair id="asyncio/lok" />',
      `${CHINESE_LOCK}:3: Change Pair id "asyncio/lok": examples/ has no such program; the nearest are asyncio/lock`,
    ],
    [
      '<Program src="asyncio/lock/dmo.ts" />',
      `${CHINESE_LOCK}:1: Change Program src "asyncio/lock/dmo.ts": examples/ has no such program; the nearest are asyncio/lock/demo.ts, asyncio/lock/demo.py`,
    ],
  ])('fails at the unknown program of %j, naming the nearest', async (page, message) => {
    expect(await failure(new Tree(), page)).toBe(message);
  });

  it('fails when a program changed after its recording, naming the command', async () => {
    const tree = new Tree();
    tree.edit(DEMO, 'held', 'free');
    expect(await failure(tree, '<Pair id="asyncio/lock" />')).toBe(
      'Record asyncio/lock/demo.py again: it changed since; run npm run record -- asyncio/lock',
    );
  });
});
