import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { lintKeymap } from '@codemirror/lint';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { Finding } from '../protocol.ts';
import { type Ask, knowledge } from './knowledge.ts';
import { theme } from './theme.ts';

export interface EditorOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  /** What a screen reader calls the editor. */
  readonly label: string;
  /** The element that tells how to leave it. */
  readonly describedBy: string;
  /** CodeMirror's own words in the page's language. */
  readonly phrases: Readonly<Record<string, string>>;
  readonly ask: Ask;
  readonly onChange: (text: string) => void;
  readonly onFindings: (findings: readonly Finding[]) => void;
  readonly onRun: () => void;
}

export interface Editor {
  focus(): void;
  /** Replaces the text; the reader can undo it. */
  replace(text: string): void;
  /** Shows what differs from another text, or no longer. */
  compare(original: string | undefined): Promise<void>;
  /** Points out a line, or none. */
  mark(line: number | undefined): void;
  destroy(): void;
}

/** CodeMirror on a TypeScript program. */
export function createEditor(options: EditorOptions): Editor {
  const { parent, text, ask, onChange, onFindings, onRun } = options;
  const difference = new Compartment();
  const marked = new Compartment();
  let awake = false;
  let comparisons = 0;
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        highlightSpecialChars(),
        history(),
        indentUnit.of('  '),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        javascript({ typescript: true }),
        knowledge({ ask, awake: () => awake, onFindings }),
        keymap.of([
          { key: 'Mod-Enter', run: () => (onRun(), true), preventDefault: true },
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          ...completionKeymap,
          ...lintKeymap,
          indentWithTab,
        ]),
        EditorState.phrases.of(options.phrases),
        EditorView.contentAttributes.of({
          // It can be scrolled, so the keyboard must get there by every browser's rules.
          tabindex: '0',
          'aria-label': options.label,
          'aria-describedby': options.describedBy,
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString());
          awake ||= update.docChanged || update.view.hasFocus;
        }),
        difference.of([]),
        marked.of([]),
        theme,
      ],
    }),
  });
  return {
    focus: () => view.focus(),
    replace: (insert) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert } }),
    async compare(original) {
      const mine = (comparisons += 1);
      const extension = original === undefined ? [] : await differenceFrom(original);
      // It may have been turned off before it arrived.
      if (mine !== comparisons) return;
      view.dispatch({ effects: difference.reconfigure(extension) });
    },
    mark: (line) => view.dispatch({ effects: marked.reconfigure(marking(line)) }),
    destroy: () => view.destroy(),
  };
}

function marking(line: number | undefined): Extension {
  if (line === undefined) return [];
  return EditorView.decorations.compute(['doc'], ({ doc }) => {
    if (line < 1 || line > doc.lines) return Decoration.none;
    return Decoration.set(Decoration.line({ class: 'cm-marked' }).range(doc.line(line).from));
  });
}

async function differenceFrom(original: string) {
  const { unifiedMergeView } = await import('@codemirror/merge');
  return unifiedMergeView({ original, mergeControls: false, gutter: true });
}
