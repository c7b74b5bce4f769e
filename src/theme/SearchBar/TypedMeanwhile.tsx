import { useEffect, type RefObject } from 'react';

function isSearchInput(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.classList.contains('DocSearch-Input');
}

/** Types into an input that React controls. */
function type(input: HTMLInputElement, text: string): void {
  const prototype = Object.getPrototypeOf(input) as object;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(input, text);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

/**
 * Keeps what a quick reader types between the shortcut and the moment that the modal has the
 * focus, and types it there.
 */
export default function TypedMeanwhile({ typed }: { typed: RefObject<string> }) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, isComposing } = event;
      if (ctrlKey || metaKey || altKey || isComposing) return;
      if (key === 'Backspace') typed.current = typed.current.slice(0, -1);
      else if (key.length === 1) typed.current += key;
      else return;
      event.preventDefault();
    };
    const stop = () => {
      window.removeEventListener('keydown', onKeyDown, true);
      window.removeEventListener('focusin', onFocus);
    };
    const onFocus = ({ target }: FocusEvent) => {
      if (!isSearchInput(target)) return;
      stop();
      if (typed.current !== '' && target.value !== typed.current) type(target, typed.current);
    };
    window.addEventListener('keydown', onKeyDown, true);
    window.addEventListener('focusin', onFocus);
    return stop;
  }, [typed]);
  return null;
}
