import { type ComponentType, useCallback, useEffect, useState } from 'react';
import useBaseUrl from '@docusaurus/useBaseUrl';
import type Tools from './Tools';
import type { Compiled } from '@site/src/components/LiveProgram/useRun';
import { hasDraft, sharedIn } from '@site/src/editor/arrival';

/** The reader's own version of a program; none while it is the site's. */
export interface Edited {
  readonly text: string;
  readonly compile: () => Promise<Compiled>;
}

/** What the editor starts with. */
export interface Start {
  readonly original: string;
  /** The program that the page's address brought. */
  readonly shared: { readonly encoded: string; readonly text: string } | 'damaged' | undefined;
  /** Whether the reader asked for it just now: the keyboard goes there. */
  readonly focus: boolean;
}

export interface PaneProps extends Start {
  readonly id: string;
  readonly file: string;
  /** The line to point out. */
  readonly line: number | undefined;
  /** Hears of every change, and of the first text. */
  readonly onEdited: (edited: Edited | undefined) => void;
  readonly onRun: () => void;
  /** Opens the reader's own program again, in a new editor: undo does not lead from one to another. */
  readonly onLeave: () => void;
}

interface OpenEditor {
  readonly Pane: ComponentType<PaneProps>;
  readonly start: Start;
  readonly key: number;
}

// Nothing of the editor is in the page before it is wanted.
const loadPane = () => import('./Pane');

// Nor are the tools that need no editor.
const loadTools = () => Promise.all([import('./Tools'), import('./start')]);

interface OpenTools {
  readonly Tools: typeof Tools;
  readonly text: string;
}

export interface EditorState {
  readonly editor: OpenEditor | undefined;
  readonly phase: 'closed' | 'loading' | 'unloaded';
  readonly open: (focus: boolean) => Promise<void>;
  /** Leaves the program that the address brought. */
  readonly leave: () => void;
  readonly tools: OpenTools | undefined;
  readonly toggleTools: () => Promise<void>;
}

let lastKey = 0;

/** Opens the editor when the reader asks for it, was at work on the program or brings a program. */
export function useEditor(id: string, fragment: string): EditorState {
  const url = useBaseUrl(fragment);
  const [editor, setEditor] = useState<OpenEditor>();
  const [phase, setPhase] = useState<EditorState['phase']>('closed');
  const [tools, setTools] = useState<OpenTools>();

  const open = useCallback(
    async (focus: boolean) => {
      setPhase('loading');
      try {
        const { default: Pane, loadStart } = await loadPane();
        const start = { ...(await loadStart(id, url)), focus };
        setEditor({ Pane, start, key: (lastKey += 1) });
      } catch {
        setPhase('unloaded');
      }
    },
    [id, url],
  );

  const leave = (): void => {
    history.replaceState(history.state, '', location.pathname + location.search);
    setEditor((before) => {
      if (before === undefined) return before;
      const { original } = before.start;
      return {
        ...before,
        start: { original, shared: undefined, focus: true },
        key: (lastKey += 1),
      };
    });
  };

  const toggleTools = async (): Promise<void> => {
    if (tools !== undefined) {
      setTools(undefined);
      return;
    }
    try {
      const [{ default: Tools }, { loadStart }] = await loadTools();
      const { original } = await loadStart(id, url);
      setTools({ Tools, text: original });
    } catch {
      setPhase('unloaded');
    }
  };

  useEffect(() => {
    const openShared = (): boolean => {
      const here = sharedIn(location.hash)?.id === id;
      if (here) void open(false);
      return here;
    };
    if (!openShared() && hasDraft(id)) void open(false);
    addEventListener('hashchange', openShared);
    return () => removeEventListener('hashchange', openShared);
  }, [id, open]);

  return { editor, phase, open, leave, tools, toggleTools };
}
