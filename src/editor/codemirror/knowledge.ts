import {
  type Completion as Option,
  type CompletionContext,
  type CompletionResult,
  autocompletion,
} from '@codemirror/autocomplete';
import { type Diagnostic, linter } from '@codemirror/lint';
import { type Extension } from '@codemirror/state';
import { hoverTooltip } from '@codemirror/view';
import type { Finding, Hover, Kind, Questions } from '../protocol.ts';

/** Asks TypeScript about this program. */
export type Ask = <K extends Kind>(
  kind: K,
  source: string,
  question: Questions[K]['question'],
) => Promise<Questions[K]['answer']>;

interface Knowledge {
  readonly ask: Ask;
  /** Whether the reader is at work on the program: before, nothing is loaded for it. */
  readonly awake: () => boolean;
  readonly onFindings: (findings: readonly Finding[]) => void;
}

const CHECK_DELAY_MS = 300;

/** Errors as the reader types, what a name is on hover, and completion. */
export function knowledge({ ask, awake, onFindings }: Knowledge): Extension {
  return [
    linter(
      async ({ state }): Promise<Diagnostic[]> => {
        if (!awake()) return [];
        const findings = await ask('check', state.doc.toString(), {}).catch(() => []);
        onFindings(findings);
        const end = state.doc.length;
        return findings.map(({ from, to, severity, message }) => ({
          from: Math.min(from, end),
          to: Math.min(to, end),
          severity,
          message,
        }));
      },
      { delay: CHECK_DELAY_MS, needsRefresh: ({ focusChanged }) => focusChanged },
    ),
    hoverTooltip(async ({ state }, position) => {
      const found = await ask('hover', state.doc.toString(), { position }).catch(() => undefined);
      if (found === undefined) return null;
      return { pos: found.from, end: found.to, above: true, create: () => ({ dom: show(found) }) };
    }),
    autocompletion({ override: [(context) => complete(ask, context)] }),
  ];
}

async function complete(ask: Ask, context: CompletionContext): Promise<CompletionResult | null> {
  const word = context.matchBefore(/[\w$]*/);
  const from = word?.from ?? context.pos;
  const before = context.state.sliceDoc(Math.max(0, from - 1), from);
  if (!context.explicit && from === context.pos && before !== '.') return null;
  const source = context.state.doc.toString();
  const position = context.pos;
  const found = await ask('complete', source, { position }).catch(() => []);
  if (found.length === 0) return null;
  const options = found.map(({ name, kind, sortText }): Option => {
    return {
      label: name,
      type: TYPES[kind] ?? 'variable',
      // TypeScript's own order: what is nearest first.
      boost: sortText <= '11' ? 1 : -Math.min(99, Number.parseInt(sortText, 10) || 0),
      info: async () => {
        const details = await ask('describe', source, { position, name }).catch(() => undefined);
        return details === undefined ? null : show(details);
      },
    };
  });
  return { from, options, validFor: /^[\w$]*$/ };
}

const TYPES: Readonly<Record<string, string>> = {
  class: 'class',
  const: 'constant',
  function: 'function',
  'local function': 'function',
  getter: 'property',
  interface: 'interface',
  keyword: 'keyword',
  method: 'method',
  module: 'namespace',
  property: 'property',
  type: 'type',
};

function show({ code, documentation }: Hover): HTMLElement {
  const box = document.createElement('div');
  box.className = 'cm-known';
  const declaration = document.createElement('code');
  declaration.textContent = code;
  box.append(declaration);
  if (documentation !== '') {
    const text = document.createElement('p');
    text.append(...marked(documentation));
    box.append(text);
  }
  return box;
}

/** The little Markdown that the library's comments use: code, bold, and lines that go on. */
function marked(documentation: string): (Node | string)[] {
  const text = documentation
    .replace(/\{@link ([^}|]+?)(?:\s*\|[^}]*)?\}/g, '$1')
    .replace(/([^\n])\n\s*(?![\n@-])/g, '$1 ');
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part) => {
    if (!/^(?:`|\*\*)./.test(part)) return part;
    const element = document.createElement(part.startsWith('`') ? 'code' : 'strong');
    element.textContent = part.replace(/^(`|\*\*)|(`|\*\*)$/g, '');
    return element;
  });
}
