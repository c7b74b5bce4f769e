import { useEffect, useState, type RefObject } from 'react';
import { translate } from '@docusaurus/Translate';

interface CopyButtonProps {
  /** Holds the text; what the reader sees is what is copied. */
  readonly from: RefObject<HTMLElement | null>;
  /** The text in its place, while there is one. */
  readonly text?: (() => string | undefined) | undefined;
  /** What is copied, for a screen reader: several buttons of a page say "Copy". */
  readonly what: string;
}

const SHOWN_FOR_MS = 2000;

type State = 'ready' | 'copied' | 'failed';

export default function CopyButton({ from, text: textInPlace, what }: CopyButtonProps) {
  const [state, setState] = useState<State>('ready');
  useEffect(() => {
    if (state === 'ready') return;
    const timer = setTimeout(() => setState('ready'), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [state]);

  const copy = async () => {
    const text = textInPlace?.() ?? from.current?.textContent ?? '';
    if (text === '') return;
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      setState('failed');
    }
  };
  const label = translate({ id: 'program.copy', message: '复制' });
  const says: Record<State, string> = {
    ready: '',
    copied: translate({ id: 'program.copied', message: '已复制' }),
    failed: translate({ id: 'program.copyFailed', message: '未能复制，请选中后复制' }),
  };
  return (
    <span className="program-copy">
      <span role="status" className="program-said">
        {says[state]}
      </span>
      <button type="button" className="program-button" onClick={() => void copy()}>
        {label}
        <span className="visually-hidden"> {what}</span>
      </button>
    </span>
  );
}
