import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const color = (name: string) => ({ color: `var(--code-${name})` });

const highlighting = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], ...color('keyword') },
  { tag: [tags.comment], ...color('comment') },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], ...color('string') },
  { tag: [tags.number, tags.bool, tags.null, tags.self, tags.escape], ...color('constant') },
  { tag: [tags.typeName, tags.className, tags.namespace], ...color('function') },
  { tag: tags.function(tags.variableName), ...color('function') },
  { tag: tags.function(tags.propertyName), ...color('function') },
]);

const tooltip = {
  border: '1px solid var(--code-border)',
  borderRadius: '0.375rem',
  background: 'var(--ifm-background-surface-color)',
  color: 'var(--code-text)',
};

/** The site's own colours, which change with the page's theme. */
export const theme = [
  syntaxHighlighting(highlighting),
  EditorView.theme({
    '&': {
      maxHeight: '40rem',
      background: 'var(--code-background)',
      color: 'var(--code-text)',
    },
    '&.cm-focused': { outline: '2px solid var(--code-constant)', outlineOffset: '-2px' },
    '.cm-scroller': { font: 'var(--code-font-size) / 1.6 var(--ifm-font-family-monospace)' },
    '.cm-content': { padding: '0.75rem 0', caretColor: 'var(--code-text)' },
    '.cm-line': { padding: '0 1rem 0 0.5rem' },
    '.cm-gutters': {
      border: 'none',
      background: 'var(--code-background)',
      color: 'var(--code-quiet)',
    },
    '.cm-activeLine, .cm-activeLineGutter': { background: 'var(--code-bar)' },
    '&:not(.cm-focused) :is(.cm-activeLine, .cm-activeLineGutter)': { background: 'transparent' },
    '.cm-marked': {
      background: 'color-mix(in srgb, var(--code-constant) 18%, transparent) !important',
    },
    '.cm-selectionMatch': { background: 'var(--code-border)' },
    '&.cm-focused .cm-matchingBracket': {
      background: 'var(--code-border)',
      outline: '1px solid var(--code-quiet)',
    },
    '.cm-tooltip': tooltip,
    '.cm-tooltip.cm-tooltip-autocomplete > ul': {
      fontFamily: 'var(--ifm-font-family-monospace)',
      fontSize: 'var(--code-font-size)',
    },
    '.cm-tooltip-autocomplete ul li[aria-selected]': {
      background: 'var(--code-constant)',
      color: 'var(--code-background)',
    },
    '.cm-tooltip.cm-completionInfo': { maxWidth: '24rem', padding: '0.25rem 0.5rem' },
    '.cm-known': { maxWidth: 'min(32rem, 90vw)', maxHeight: '16rem', overflow: 'auto' },
    '.cm-known > code': {
      display: 'block',
      border: 'none',
      background: 'none',
      whiteSpace: 'pre-wrap',
      fontSize: 'var(--code-font-size)',
    },
    '.cm-known p': { margin: '0.25rem 0', whiteSpace: 'pre-wrap', fontSize: '0.8125rem' },
    '.cm-tooltip-hover': { padding: '0.25rem 0.5rem' },
    '.cm-diagnostic': { fontSize: '0.8125rem', whiteSpace: 'pre-wrap' },
    '.cm-changedLine': { background: 'color-mix(in srgb, var(--code-same) 12%, transparent)' },
    // On two tinted layers a word's own colour would be too faint.
    '&.cm-merge-b .cm-deletedText': { background: 'none', textDecoration: 'line-through' },
    '.cm-deletedChunk': {
      paddingInlineStart: '0.5rem',
      background: 'color-mix(in srgb, var(--code-different) 12%, transparent)',
    },
  }),
];
