import { type ComponentType, useCallback, useEffect, useState } from 'react';
import useBaseUrl from '@docusaurus/useBaseUrl';
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
}

interface OpenEditor {
  readonly Pane: ComponentType<PaneProps>;
  readonly start: Start;
  readonly key: number;
}

// Nothing of the editor is in the page before it is wanted.
const loadPane = () => import('./Pane');

let lastKey = 0;

/** Opens the editor when the reader asks for it, was at work on the program or brings a program. */
export function useEditor(id: string, fragment: string) {
  const url = useBaseUrl(fragment);
  const [editor, setEditor] = useState<OpenEditor>();
  const [phase, setPhase] = useState<'closed' | 'loading' | 'unloaded'>('closed');

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

  return { editor, phase, open };
}
