import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { format } from 'node:util';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import * as asyncio from '../asyncio/index.ts';
import * as futures from '../futures/index.ts';
import * as multiprocessing from '../multiprocessing/index.ts';
import * as queue from '../queue/index.ts';
import * as threading from '../threading/index.ts';
import * as trace from '../trace/index.ts';

interface Example {
  file: string;
  code: string;
}

const root = `${import.meta.dirname}/..`;
const modules = { asyncio, futures, multiprocessing, queue, threading, trace };
const folders = Object.keys(modules);
const sources = globSync(
  folders.flatMap((folder) => [`${folder}/*.ts`, `${folder}/*/*.ts`]),
  {
    cwd: root,
    ignore: ['**/*.test.ts', '**/demo*.ts', '**/broken*.ts'],
  },
);
const examples = sources.flatMap((file): Example[] => {
  const blocks = readFileSync(`${root}/${file}`, 'utf8').matchAll(/^ \* ```ts\n(.*?)^ \* ```$/gms);
  return [...blocks].map((block) => ({ file, code: (block[1] ?? '').replace(/^ \* ?/gm, '') }));
});

type Run = (modules: object, console: object) => Promise<void>;
const AsyncFunction = (async () => {}).constructor as new (...source: string[]) => Run;

async function printed(code: string): Promise<string[]> {
  const lines: string[] = [];
  const body = stripTypeScriptTypes(code).replace(
    /^import (\{.*\}) from 'bingfa\/(\w+)';$/gm,
    (_, names: string, module: string) =>
      `const ${names.replaceAll(' as ', ': ')} = modules.${module};`,
  );
  await new AsyncFunction('modules', 'console', body)(modules, {
    log: (...values: unknown[]) => lines.push(format(...values)),
  });
  return lines;
}

describe('the example of each docstring prints what its comments say', () => {
  it('finds them', () => {
    expect(examples.length).toBeGreaterThan(12);
  });

  it.each(examples)('$file', async ({ code }) => {
    const lines = await printed(code);
    const comments = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)];
    const expected = comments.map((match) => match[1]).join(', ');
    if (expected !== '') expect(lines.join(', ')).toBe(expected);
    else expect(lines.length).toBeGreaterThan(0);
  });
});
