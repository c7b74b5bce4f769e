import { type RefObject, useLayoutEffect, useRef } from 'react';
import { translate } from '@docusaurus/Translate';

interface StopButtonProps {
  readonly onStop: () => void;
  readonly run: RefObject<HTMLButtonElement | null>;
}

/** Is there while a program runs; if the keyboard is on it when it goes, Run gets the keyboard. */
export default function StopButton({ onStop, run }: StopButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const own = button.current;
    const next = run.current;
    return () => {
      // The reader may have scrolled on, and reads.
      if (document.activeElement === own) next?.focus({ preventScroll: true });
    };
  }, [run]);
  return (
    <button ref={button} type="button" className="program-button" onClick={onStop}>
      {translate({ id: 'program.stop', message: '停止' })}
    </button>
  );
}
