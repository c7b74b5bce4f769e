import { resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type CompiledLibrary, compileLibrary } from '../../src/plugins/programs/compile.ts';
import { LIBRARY_ENTRIES } from '../../src/plugins/programs/names.ts';

let library: CompiledLibrary;
beforeAll(async () => {
  library = await compileLibrary(resolve('examples'), LIBRARY_ENTRIES);
}, 30_000);

test('a program of tasks waits for three modules, whatever else shares parts of them', () => {
  const needed = new Set<string>();
  const add = (name: string): void => {
    needed.add(name);
    library.modules[name]?.imports.forEach(add);
  };
  ['asyncio', 'trace'].forEach(add);
  expect(needed.size).toBe(3);
});

test('what is imported later is there in full, though it exports nothing', () => {
  const [, child = ''] = Object.entries(library.texts).find(([name]) => /^child-/.test(name)) ?? [];
  expect(child).toContain('process:end');
});
