import { dirname, join } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { readDeclarations } from '../../plugins/editor/typescript.ts';
import { readCatalog } from '../../plugins/programs/catalog.ts';
import { compileProgram } from '../../plugins/programs/compile.ts';
import { Service } from './service.ts';

const examples = join(import.meta.dirname, '../../../examples');

let service: Service;
beforeAll(() => {
  service = new Service(ts, readDeclarations(examples));
});

describe('the language service', () => {
  test('finds what is wrong, on its line', () => {
    const source = "import { Lock } from 'bingfa/asyncio';\nnew Lock().lock();\n";
    expect(service.check('a/demo.ts', source)).toEqual([
      {
        from: source.indexOf('lock();'),
        to: source.indexOf('lock();') + 4,
        line: 2,
        severity: 'error',
        message: expect.stringContaining("Property 'lock' does not exist") as string,
      },
    ]);
    expect(service.check('a/demo.ts', '')).toEqual([]);
  });

  test('knows of a worker, and of no page and no Node', () => {
    expect(service.check('a/demo.ts', 'postMessage(structuredClone(performance.now()));')).toEqual(
      [],
    );
    expect(service.check('a/demo.ts', 'document.title; process.exit();')).toHaveLength(2);
  });

  test("tells the library's words on hover and in completion", () => {
    const source = "import { Lock } from 'bingfa/asyncio';\nnew Lock().acq";
    expect(service.hover('a/demo.ts', source, 10)?.documentation).toContain('one caller at a time');
    expect(service.hover('a/demo.ts', source, source.indexOf('\n'))).toBeUndefined();
    const names = service.complete('a/demo.ts', source, source.length).map(({ name }) => name);
    expect(names).toEqual(['acquire', 'locked', 'release']);
    expect(service.describe('a/demo.ts', source, source.length, 'acquire')?.code).toContain(
      'Promise<Hold>',
    );
    expect(service.describe('a/demo.ts', source, source.length, 'none')).toBeUndefined();
  });

  test('keeps programs apart', () => {
    expect(service.check('a/demo.ts', 'const twice = 1; export {};')).toEqual([]);
    expect(service.check('b/demo.ts', 'const twice = 2; twice;')).toEqual([]);
  });
});

describe('every program that runs in the page has no type error in the editor', () => {
  for (const { id, typescript } of readCatalog(examples).values()) {
    if (typescript === undefined) continue;
    const { source, file } = typescript;
    test(`${dirname(id)}/${file}`, async () => {
      if ((await compileProgram(source, file)) === undefined) return;
      expect(service.check(`${id}.ts`, source)).toEqual([]);
    });
  }
});
