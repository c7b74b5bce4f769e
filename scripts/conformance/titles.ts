import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import ts from 'typescript';
import {
  CASE_FORM,
  type CaseName,
  differs,
  looksLikeSuite,
  parseCase,
  parseSuite,
  type Sighting,
  SUITE_FORM,
} from './case-names.ts';

export interface Titles {
  readonly sightings: readonly (Sighting & { readonly differs: boolean })[];
  readonly problems: readonly string[];
}

type Suite = Omit<CaseName, 'name'>;

/** Ways of calling `describe` and `it` under which a test still runs and must pass, or may not. */
const HARMLESS = new Set(['each', 'for', 'concurrent', 'sequential', 'shuffle']);
const IDLE = new Set(['skip', 'skipIf', 'runIf', 'only', 'todo', 'fails']);

/** The cases of CPython's that the library's test files name, read without running them. */
export function readTitles(root: string): Titles {
  const files = globSync('**/*.test.ts', {
    cwd: join(root, 'examples'),
    ignore: ['**/node_modules/**', 'dist/**'],
  }).sort();
  const sightings: Titles['sightings'][number][] = [];
  const problems: string[] = [];
  for (const file of files) {
    const path = `examples/${file}`;
    const found = titlesIn(path, readFileSync(join(root, path), 'utf8'));
    sightings.push(...found.sightings);
    problems.push(...found.problems);
  }
  return { sightings, problems };
}

export function titlesIn(path: string, text: string): Titles {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const sightings: Titles['sightings'][number][] = [];
  const problems: string[] = [];

  function visit(node: ts.Node, suite: Suite | undefined): void {
    let inner = suite;
    const call = ts.isCallExpression(node) ? testCall(node) : undefined;
    if (call !== undefined) {
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      const report = (message: string): void => {
        problems.push(`${path}:${line}: ${message}`);
      };
      const { title, modifiers } = call;
      const where = `${path}:${line}`;
      if (call.kind === 'describe') {
        if (title !== undefined && looksLikeSuite(title)) {
          inner = parseSuite(title);
          if (inner === undefined) report(`write the title as “${SUITE_FORM}”, its name literally`);
        }
      } else if (suite !== undefined) {
        const name = parseCase(title ?? '');
        if (name === undefined) report(`write the title as “${CASE_FORM}”, its name literally`);
        else sightings.push({ ...suite, name, where, differs: differs(title ?? '') });
      }
      const idle = modifiers.find((each) => IDLE.has(each));
      if (inner !== undefined && idle !== undefined) {
        report(`take .${idle} away: a case counts only when it always runs`);
      }
    }
    ts.forEachChild(node, (child) => visit(child, inner));
  }

  visit(source, undefined);
  return { sightings, problems };
}

interface TestCall {
  readonly kind: 'describe' | 'it';
  /** What is literal of the title, from its beginning; nothing when it begins with a computation. */
  readonly title: string | undefined;
  readonly modifiers: readonly string[];
}

/** `it('…')`, `describe.each(…)('…')`, but not the inner call of the second. */
function testCall(node: ts.CallExpression): TestCall | undefined {
  const modifiers: string[] = [];
  let callee: ts.Expression = node.expression;
  if (ts.isPropertyAccessExpression(callee) && takesNoTitle(callee.name.text)) return undefined;
  for (;;) {
    if (ts.isCallExpression(callee)) callee = callee.expression;
    else if (ts.isTaggedTemplateExpression(callee)) callee = callee.tag;
    else if (ts.isPropertyAccessExpression(callee)) {
      modifiers.push(callee.name.text);
      callee = callee.expression;
    } else break;
  }
  // A method of something else that is called `it` or `test`.
  if (modifiers.some((each) => !HARMLESS.has(each) && !IDLE.has(each))) return undefined;
  if (!ts.isIdentifier(callee)) return undefined;
  const first = node.arguments[0];
  const title = first === undefined ? undefined : literalStart(first);
  if (callee.text === 'describe') return { kind: 'describe', title, modifiers };
  if (callee.text === 'it' || callee.text === 'test') return { kind: 'it', title, modifiers };
  return undefined;
}

function takesNoTitle(modifier: string): boolean {
  return ['each', 'for', 'skipIf', 'runIf', 'extend'].includes(modifier);
}

function literalStart(title: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(title)) return title.text;
  // What is computed stands for words, so that a name right before it does not count as whole.
  if (ts.isTemplateExpression(title)) return `${title.head.text}…`;
  return undefined;
}
