import type * as TypeScript from 'typescript';
import {
  type VirtualTypeScriptEnvironment,
  createSystem,
  createVirtualTypeScriptEnvironment,
} from '@typescript/vfs';
import type { Completion, Finding, Hover } from '../protocol.ts';

type Ts = typeof TypeScript;

/** The libraries that a program sees which runs in a worker of the page. */
export const LIBRARIES = [
  'es2024',
  'webworker',
  'webworker.asynciterable',
  'esnext.array',
  'esnext.disposable',
];

const MAX_COMPLETIONS = 300;

/** What TypeScript knows of a program beyond how to compile it: errors, hovers, completion. */
export class Service {
  readonly #ts: Ts;
  readonly #environment: VirtualTypeScriptEnvironment;

  constructor(ts: Ts, declarations: Readonly<Record<string, string>>) {
    this.#ts = ts;
    const files = new Map(Object.entries(declarations));
    this.#environment = createVirtualTypeScriptEnvironment(createSystem(files), [], ts, {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      moduleDetection: ts.ModuleDetectionKind.Force,
      lib: LIBRARIES.map((name) => `lib.${name}.d.ts`),
      types: [],
      strict: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: true,
      noEmit: true,
    });
  }

  check(file: string, source: string): Finding[] {
    const path = this.#put(file, source);
    const { languageService } = this.#environment;
    return [
      ...languageService.getSyntacticDiagnostics(path),
      ...languageService.getSemanticDiagnostics(path),
      ...languageService.getSuggestionDiagnostics(path).filter((one) => one.reportsDeprecated),
    ].map(({ file: where, start = 0, length = 0, category, messageText }) => ({
      from: start,
      to: start + length,
      line: (where?.getLineAndCharacterOfPosition(start).line ?? 0) + 1,
      severity: this.#severity(category),
      message: this.#ts.flattenDiagnosticMessageText(messageText, '\n'),
    }));
  }

  hover(file: string, source: string, position: number): Hover | undefined {
    const path = this.#put(file, source);
    const info = this.#environment.languageService.getQuickInfoAtPosition(path, position);
    if (info === undefined) return undefined;
    const { start, length } = info.textSpan;
    return {
      from: start,
      to: start + length,
      code: this.#text(info.displayParts),
      documentation: this.#documentation(info.documentation, info.tags),
    };
  }

  complete(file: string, source: string, position: number): Completion[] {
    const path = this.#put(file, source);
    const { languageService } = this.#environment;
    const found = languageService.getCompletionsAtPosition(path, position, {
      includeCompletionsForModuleExports: false,
    });
    return (found?.entries ?? [])
      .slice(0, MAX_COMPLETIONS)
      .map(({ name, kind, sortText }) => ({ name, kind, sortText }));
  }

  describe(file: string, source: string, position: number, name: string): Hover | undefined {
    const path = this.#put(file, source);
    const { languageService } = this.#environment;
    const details = languageService.getCompletionEntryDetails(
      path,
      position,
      name,
      undefined,
      undefined,
      undefined,
      undefined,
    );
    if (details === undefined) return undefined;
    return {
      from: position,
      to: position,
      code: this.#text(details.displayParts),
      documentation: this.#documentation(details.documentation, details.tags),
    };
  }

  #put(file: string, source: string): string {
    const path = `/${file}`;
    // An empty text would count as no file at all.
    const text = source === '' ? '\n' : source;
    if (this.#environment.getSourceFile(path) === undefined) {
      this.#environment.createFile(path, text);
    } else {
      this.#environment.updateFile(path, text);
    }
    return path;
  }

  #severity(category: TypeScript.DiagnosticCategory): Finding['severity'] {
    if (category === this.#ts.DiagnosticCategory.Error) return 'error';
    return category === this.#ts.DiagnosticCategory.Warning ? 'warning' : 'hint';
  }

  #text(parts: readonly TypeScript.SymbolDisplayPart[] | undefined): string {
    return this.#ts.displayPartsToString(parts ? [...parts] : undefined);
  }

  #documentation(
    parts: readonly TypeScript.SymbolDisplayPart[] | undefined,
    tags: readonly TypeScript.JSDocTagInfo[] | undefined,
  ): string {
    const lines = (tags ?? [])
      .filter(({ name }) => ['param', 'returns', 'throws', 'deprecated', 'remarks'].includes(name))
      .map(({ name, text }) => `@${name} ${this.#text(text)}`.trimEnd());
    return [this.#text(parts), ...lines].filter((part) => part !== '').join('\n\n');
  }
}
