import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import notesLinks from '../../src/data/notes-links.json' with { type: 'json' };
import { resolveDocLink } from '../../src/plugins/doc-links/inventory.ts';
import { mergeInventory } from '../../src/plugins/doc-links/merge.ts';
import { readObjectsInv } from '../../src/plugins/doc-links/objects-inv.ts';

describe('a doc link', () => {
  it.each([
    ['py:asyncio.Lock', 'library/asyncio-sync.html#asyncio.Lock'],
    ['py:library/asyncio-task.html#task-groups', 'library/asyncio-task.html#task-groups'],
    ['py:library/queue.html', 'library/queue.html'],
  ])('%s leads to the Python documentation in the reader’s language', (link, page) => {
    expect(resolveDocLink(link, 'zh-Hans')).toBe(`https://docs.python.org/zh-cn/3.13/${page}`);
    expect(resolveDocLink(link, 'en')).toBe(`https://docs.python.org/3.13/${page}`);
  });

  it('leads to MDN in the reader’s language', () => {
    const link = 'mdn:Web/API/Worker';
    const site = 'https://developer.mozilla.org';
    expect(resolveDocLink(link, 'zh-Hans')).toBe(`${site}/zh-CN/docs/Web/API/Worker`);
    expect(resolveDocLink(link, 'en')).toBe(`${site}/en-US/docs/Web/API/Worker`);
  });

  it.each([
    ['node:worker_threads', 'worker_threads.html'],
    ['node:worker_threads#class-worker', 'worker_threads.html#class-worker'],
  ])('%s leads to the Node documentation', (link, page) => {
    expect(resolveDocLink(link, 'zh-Hans')).toBe(`https://nodejs.org/api/${page}`);
  });

  it.each([
    ['py:asyncio.lock', 'py:asyncio.Lock'],
    ['py:Lock', 'py:asyncio.Lock'],
    ['py:library/asyncio-tasks.html', 'py:library/asyncio-task.html'],
    ['py:library/asyncio-task.html#task-group', 'py:library/asyncio-task.html#task-groups'],
    ['mdn:Web/API/AbortControler', 'mdn:Web/API/AbortController'],
    ['node:worker-threads', 'node:worker_threads'],
    ['node:worker_threads#class-workers', 'node:worker_threads#class-worker'],
  ])('%s is unknown, and the error names %s', (link, known) => {
    const message = messageOf(() => resolveDocLink(link, 'en'));
    expect(message).toContain(`unknown doc link target ${link}; use a known one, such as `);
    expect(message).toContain(known);
    expect(message).not.toContain('\n');
  });
});

function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was thrown';
}

function objectsInv(entries: string[]): Buffer {
  const header = [
    '# Sphinx inventory version 2',
    '# Project: Python',
    '# Version: 3.13',
    '# The remainder of this file is compressed using zlib.',
  ];
  const body = deflateSync(Buffer.from(`${entries.join('\n')}\n`));
  return Buffer.concat([Buffer.from(`${header.join('\n')}\n`), body]);
}

describe('an inventory made from objects.inv', () => {
  const file = objectsInv([
    'asyncio.Lock py:class 1 library/asyncio-sync.html#$ -',
    'asyncio.Lock.acquire py:method 1 library/asyncio-sync.html#$ -',
    'asyncio-sync std:label -1 library/asyncio-sync.html#$ Synchronization Primitives',
    'library/asyncio-sync std:doc -1 library/asyncio-sync.html Synchronization Primitives',
    'with statement std:label -1 reference/compound_stmts.html#with The with statement',
  ]);

  it('has each name under its page', () => {
    expect(readObjectsInv(file)).toEqual({
      'library/asyncio-sync.html': {
        'asyncio.Lock': 'api',
        'asyncio.Lock.acquire': 'api',
        'asyncio-sync': 'section',
      },
      'reference/compound_stmts.html': { with: 'section' },
    });
  });

  it('refuses another file', () => {
    const other = Buffer.from('# Sphinx inventory version 1\n\n\n\n');
    expect(() => readObjectsInv(other)).toThrow('Give an objects.inv of Sphinx, version 2');
  });

  it('drops what is gone, adds what is new and keeps sections', () => {
    const page = 'library/asyncio-sync.html';
    const before = { about: 'a', pages: { [page]: { lock: 'section', 'asyncio.Old': 'api' } } };
    const { inventory, added, removed } = mergeInventory(before, readObjectsInv(file));
    expect(Object.keys(inventory.pages)).toEqual([page]);
    expect(inventory.pages[page]).toHaveProperty('lock', 'section');
    expect(inventory.pages[page]).toHaveProperty(['asyncio.Lock'], 'api');
    expect(removed).toEqual([`${page}#asyncio.Old`]);
    expect(added).toBe(3);
  });
});

describe('the official links of the reference', () => {
  const links = Object.values(notesLinks).flat();

  it('are 48 pages and sections of the Python documentation and uvloop', () => {
    const distinct = new Set(links);
    expect(distinct.size).toBe(49);
    expect([...distinct].filter((link) => !link.startsWith('py:'))).toEqual([
      'https://uvloop.readthedocs.io/',
    ]);
  });

  it.each(links.filter((link) => link.startsWith('py:')))('%s is known', (link) => {
    expect(resolveDocLink(link, 'zh-Hans')).toContain('https://docs.python.org/zh-cn/3.13/');
  });
});
