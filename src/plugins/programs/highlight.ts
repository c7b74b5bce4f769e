import { type HighlighterCore, createCssVariablesTheme, createHighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';

export type Language = 'python' | 'typescript' | 'bash' | 'text';

const ALIASES: Record<string, Language> = {
  py: 'python',
  python: 'python',
  ts: 'typescript',
  typescript: 'typescript',
  bash: 'bash',
  sh: 'bash',
};

export function languageOf(name: string): Language {
  return ALIASES[name] ?? 'text';
}

// Tokens of these kinds look like plain text: no element for them.
const PLAIN = new Set(['foreground', 'punctuation', 'link']);
const CLASSES: Record<string, string> = { 'string-expression': 'string' };

let highlighter: Promise<HighlighterCore> | undefined;

function load(): Promise<HighlighterCore> {
  highlighter ??= createHighlighterCore({
    themes: [createCssVariablesTheme({ name: 'classes', variablePrefix: '--', fontStyle: false })],
    langs: [
      import('shiki/langs/python.mjs'),
      import('shiki/langs/typescript.mjs'),
      import('shiki/langs/bash.mjs'),
    ],
    engine: createJavaScriptRegexEngine(),
  });
  return highlighter;
}

/** HTML of a source with a class on each token; its text content is the source, byte for byte. */
export async function highlight(source: string, language: Language): Promise<string> {
  if (language === 'text') return escape(source);
  const shiki = await load();
  const { tokens } = shiki.codeToTokens(source, { lang: language, theme: 'classes' });
  return tokens.map((line) => mark(line)).join('\n');
}

function mark(tokens: readonly { readonly content: string; readonly color?: string }[]): string {
  let html = '';
  let open: string | undefined;
  for (const { content, color } of tokens) {
    const kind = /^var\(--(?:token-)?([\w-]+)\)$/.exec(color ?? '')?.[1] ?? 'foreground';
    const name = PLAIN.has(kind) ? undefined : (CLASSES[kind] ?? kind);
    // White space has no colour, so it does not end a token's element.
    if (name !== open && content.trim() !== '') {
      if (open !== undefined) html += '</span>';
      if (name !== undefined) html += `<span class="token-${name}">`;
      open = name;
    }
    html += escape(content);
  }
  return open === undefined ? html : `${html}</span>`;
}

export function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
