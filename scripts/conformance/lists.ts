import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { globSync } from 'tinyglobby';
import type { Reasons } from '../../src/plugins/reports/conformance.ts';

const FOLDER = 'examples/conformance';
const REASONS = `${FOLDER}/reasons.json`;

interface Entry {
  /** A key of `reasons.json`. */
  readonly leftOut?: string;
}

/** The cases of one of CPython's test modules by class, and which of them are left out. */
export interface CaseList {
  readonly cpython: string;
  /** Below `Lib/test/`. */
  readonly file: string;
  readonly classes: Readonly<Record<string, Readonly<Record<string, Entry>>>>;
}

export type CaseLists = ReadonlyMap<string, CaseList>;

export function listPath(root: string, module: string): string {
  return join(root, FOLDER, `${module}.json`);
}

export function readLists(root: string): CaseLists {
  const modules = globSync(['*test_*.json', 'lock_tests.json'], { cwd: join(root, FOLDER) })
    .map((file) => basename(file, '.json'))
    .sort();
  return new Map(modules.map((module) => [module, readJson(listPath(root, module)) as CaseList]));
}

export function readReasons(root: string): Reasons {
  return readJson(join(root, REASONS)) as Reasons;
}

function readJson(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`Correct the JSON of ${file}: ${(error as Error).message}`, { cause: error });
  }
}
