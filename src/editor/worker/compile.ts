import type * as TypeScript from 'typescript';
import { instrument } from '../../live/instrument.ts';
import { noteLines } from '../../live/lines.ts';
import { moduleReference } from '../../live/modules.ts';
import { LIBRARY_ENTRIES } from '../../plugins/programs/names.ts';
import type { Compilation, Problem } from '../protocol.ts';

type Ts = typeof TypeScript;

const LIBRARY = 'bingfa/';
// Where the browser has none: the library takes the same two.
const DISPOSAL =
  "Symbol.dispose??=Symbol.for('Symbol.dispose');" +
  "Symbol.asyncDispose??=Symbol.for('Symbol.asyncDispose');";

/** Makes of a reader's program what the site's build makes of its own, or says why it cannot. */
export function compile(ts: Ts, source: string, file: string): Compilation {
  const problems: Problem[] = [];
  const { outputText, sourceMapText, diagnostics } = ts.transpileModule(source, {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      sourceMap: true,
    },
    transformers: {
      after: [linkImports(ts, (name, line) => problems.push({ kind: 'import', line, name }))],
    },
  });
  for (const { file: where, start = 0, messageText } of diagnostics ?? []) {
    problems.push({
      kind: 'syntax',
      line: (where?.getLineAndCharacterOfPosition(start).line ?? 0) + 1,
      message: ts.flattenDiagnosticMessageText(messageText, ' '),
    });
  }
  if (problems.length > 0) return { problems };
  const plain = outputText
    .replace(/\/\/# sourceMappingURL=.*\s*$/, '')
    // Other code comes before it, where a `#!` may not stand.
    .replace(/^#!/, '//');
  const disposal = /\bSymbol\.(?:asyncDispose|dispose)\b/.test(plain) ? DISPOSAL : '';
  const { mappings } = JSON.parse(sourceMapText ?? '{"mappings":""}') as { mappings: string };
  return { code: instrument(ts, disposal + noteLines(plain, mappings)) };
}

/** Names the library's modules as the sandbox knows them, and reports all others. */
function linkImports(
  ts: Ts,
  refuse: (name: string, line: number) => void,
): TypeScript.TransformerFactory<TypeScript.SourceFile> {
  return (context) => (file) => {
    const link = (specifier: TypeScript.StringLiteral): TypeScript.StringLiteral => {
      const name = specifier.text;
      const entry = name.slice(LIBRARY.length);
      if (name.startsWith(LIBRARY) && LIBRARY_ENTRIES.includes(entry)) {
        return ts.factory.createStringLiteral(moduleReference(entry));
      }
      const original = ts.getOriginalNode(specifier);
      const { line } = file.getLineAndCharacterOfPosition(Math.max(0, original.pos));
      refuse(name, line + 1);
      return specifier;
    };
    const visit = (node: TypeScript.Node): TypeScript.Node => {
      if (ts.isStringLiteral(node) && isSpecifier(ts, node)) return link(node);
      return ts.visitEachChild(node, visit, context);
    };
    return ts.visitEachChild(file, visit, context);
  };
}

function isSpecifier(ts: Ts, node: TypeScript.StringLiteral): boolean {
  const parent = ts.getOriginalNode(node).parent as TypeScript.Node | undefined;
  if (parent === undefined) return false;
  if (ts.isImportDeclaration(parent)) return parent.moduleSpecifier === node;
  if (ts.isExportDeclaration(parent)) return parent.moduleSpecifier === node;
  return ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword;
}
