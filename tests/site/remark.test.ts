import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compile } from '@mdx-js/mdx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import remarkDiagrams from '../../src/plugins/diagrams/remark.ts';
import { diagramHash } from '../../src/plugins/diagrams/source.ts';
import remarkDocLinks from '../../src/plugins/doc-links/remark.ts';

const siteDir = mkdtempSync(join(tmpdir(), 'bingfa-remark-'));
const source = `sequenceDiagram
  accTitle: Lock
  accDescr: A waits
  A->>B: acquire()`;
const drawing = join(siteDir, 'src/diagrams', `${diagramHash(source)}.svg`);

beforeAll(() => {
  mkdirSync(dirname(drawing), { recursive: true });
  writeFileSync(drawing, '<svg viewBox="0 0 10 20" width="10" height="20"></svg>');
});
afterAll(() => rmSync(siteDir, { recursive: true }));

/** What a page becomes when the site is built. */
async function build(value: string, locale: 'zh-Hans' | 'en' = 'en'): Promise<string> {
  const page = await compile(
    { value, path: join(siteDir, 'docs/asyncio/lock.mdx') },
    {
      jsx: true,
      remarkPlugins: [
        [remarkDocLinks, { locale }],
        [remarkDiagrams, { siteDir }],
      ],
    },
  );
  return String(page);
}

const fence = (text: string): string => `\`\`\`mermaid\n${text}\n\`\`\`\n`;

describe('building a page', () => {
  it('turns a doc link into an address in the reader’s language', async () => {
    const page = '[Lock](py:asyncio.Lock)';
    const anchor = 'library/asyncio-sync.html#asyncio.Lock';
    expect(await build(page, 'en')).toContain(`https://docs.python.org/3.13/${anchor}`);
    expect(await build(page, 'zh-Hans')).toContain(`https://docs.python.org/zh-cn/3.13/${anchor}`);
  });

  it('fails at an unknown doc link, saying where it is and what is near', async () => {
    await expect(build('# Lock\n\n[Lock](py:asyncio.Lok)')).rejects.toThrow(
      /lock\.mdx:3: unknown doc link target py:asyncio\.Lok; use a known one, such as py:asyncio\.Lock/,
    );
  });

  it('puts the drawn diagram in place of its source', async () => {
    const page = await build(fence(source));
    expect(page).toContain(`src="diagrams/${diagramHash(source)}.svg"`);
    expect(page).toContain('title="Lock" description="A waits" width="10" height="20"');
    expect(page).not.toContain('sequenceDiagram');
  });

  it('draws the same whatever the space at the ends of lines', async () => {
    const spaced = source.replaceAll('\n', '  \n');
    expect(await build(fence(spaced))).toContain(diagramHash(source));
  });

  it('fails at a diagram that is not drawn, naming the command', async () => {
    await expect(build(fence(source.replace('A waits', 'B waits')))).rejects.toThrow(
      'docs/asyncio/lock.mdx:1: diagram is not drawn; run npm run diagrams -- asyncio/lock',
    );
  });

  it('fails at a diagram without its text', async () => {
    await expect(build(fence(source.replace(/ {2}accTitle.*\n/, '')))).rejects.toThrow(
      'docs/asyncio/lock.mdx:1: diagram without accTitle; add accTitle: …',
    );
  });
});
