import { dirname, join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { compileProgram } from '../../plugins/programs/compile.ts';
import { readCatalog } from '../../plugins/programs/catalog.ts';
import { referencesIn } from '../../live/modules.ts';
import { compile } from './compile.ts';

const examples = join(import.meta.dirname, '../../../examples');

function codeOf(source: string): string {
  const result = compile(ts, source, 'demo.ts');
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.code;
}

function problemsOf(source: string) {
  const result = compile(ts, source, 'demo.ts');
  return 'problems' in result ? result.problems : [];
}

describe('what the editor compiles', () => {
  test('strips types and links every form of import', () => {
    const code = codeOf(
      [
        "import { Lock, type Hold } from 'bingfa/asyncio';",
        "export { subscribe } from 'bingfa/trace';",
        "const { Event } = await import('bingfa/asyncio');",
        "const held: Hold | string = 'bingfa/asyncio';",
        'console.log(new Lock(), Event, held satisfies unknown);',
      ].join('\n'),
    );
    expect(code).not.toMatch(/Hold|satisfies/);
    expect(code).toContain("'bingfa/asyncio'");
    expect(referencesIn(code)).toEqual(expect.arrayContaining(['asyncio', 'trace']));
    expect(code.match(/bingfa-live:asyncio/g)).toHaveLength(2);
  });

  test('lowers using and decorators, and notes the lines of the source', () => {
    const code = codeOf(
      [
        'function log(_: unknown, context: DecoratorContext) {}',
        '',
        '@log class A {',
        '  [Symbol.dispose]() {}',
        '}',
        'using a = new A();',
        "throw new Error('here');",
      ].join('\n'),
    );
    expect(code).not.toMatch(/^\s*using |@log/m);
    const lines = /\/\/# lines=([\d,]+)\n$/.exec(code)?.[1]?.split(',').map(Number) ?? [];
    const compiled = code.split('\n').findIndex((line) => line.includes("'here'"));
    expect(lines[compiled]).toBe(7);
  });

  test('notes each line of what the compiler puts on one', () => {
    const source = [
      'const at = (n: number): number =>',
      '  mark2(n);',
      'const list = [1].map((n) =>',
      '  mark4(n),',
      ');',
      'function f(a: number,',
      '  b = mark7(a)) {',
      '  return mark8(a,',
      '    mark9(b));',
      '}',
      'class C { static s: number =',
      '  mark12(`',
      '    ${mark13()}, `,',
      '    mark14());',
      '}',
      'throw new Error(',
      '  mark17([',
      '    mark18(), { a:',
      '      mark19() }]));',
    ].join('\n');
    const code = codeOf(source);
    const lines = /\/\/# lines=([\d,]+)\n$/.exec(code)?.[1]?.split(',').map(Number) ?? [];
    const compiled = code.split('\n');
    const marks = compiled.flatMap((line, index) =>
      [...line.matchAll(/mark(\d+)/g)].map(([, own]) => [Number(own), lines[index]]),
    );
    expect(marks).toHaveLength(11);
    expect(marks.filter(([own, noted]) => own !== noted)).toEqual([]);
    expect(problemsOf(code)).toEqual([]);
  });

  test('may begin with the line that names its interpreter', () => {
    const code = codeOf('#!/usr/bin/env node\nawait 1;\nconsole.log(2);');
    expect(code).not.toContain('#!');
    expect(code).toContain('console.log(2)');
  });

  test.each([
    ['const x = ;', 1],
    ['\n\nlet y = 1 +', 3],
    ['if (true) {', 1],
    ['const a = 1;\nconst a = `', 2],
  ])('%j: a syntax error on line %i', (source, line) => {
    expect(problemsOf(source)[0]).toMatchObject({ kind: 'syntax', line });
  });

  test.each([
    ["import fs from 'node:fs';\nfs;", 'node:fs', 1],
    ["\nimport './other.ts';", './other.ts', 2],
    ["import * as all from 'bingfa';\nall;", 'bingfa', 1],
    ["import { x } from 'bingfa/internal';\nx;", 'bingfa/internal', 1],
    ["import { x } from 'bingfa/asyncio/../x';\nx;", 'bingfa/asyncio/../x', 1],
    ["await import('https://example.com/x.js');", 'https://example.com/x.js', 1],
    ["export * from 'lodash';", 'lodash', 1],
  ])('%j is refused by name and line', (source, name, line) => {
    expect(problemsOf(source)).toEqual([{ kind: 'import', name, line }]);
  });

  test('imports of types alone are no imports', () => {
    expect(
      problemsOf("import type { Stats } from 'node:fs';\nlet a: Stats | undefined;\na;"),
    ).toEqual([]);
  });

  test.each([
    ['nothing', ''],
    ['a byte that is no character', '\u0000'],
    ['half of a pair', "'\uD800'"],
    ['a long line', `const x = '${'x'.repeat(1_000_000)}';`],
    ['closing tags', "const x = '</script><img src=x onerror=alert(1)>';"],
  ])('%s does no harm', (_name, source) => {
    expect(compile(ts, source, 'demo.ts')).toBeTypeOf('object');
  });
});

describe('every program that runs in the page', () => {
  for (const { id, typescript } of readCatalog(examples).values()) {
    if (typescript === undefined) continue;
    test(`${dirname(id)}/${typescript.file} compiles in the editor, too`, async () => {
      const { source, file } = typescript;
      const built = await compileProgram(source, file);
      if (built === undefined) return;
      expect(problemsOf(source)).toEqual([]);
      expect(referencesIn(codeOf(source)).sort()).toEqual(referencesIn(built).sort());
    });
  }
});
