import {
  lazy,
  Suspense,
  useCallback,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
} from 'react';
import { translate } from '@docusaurus/Translate';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import { useShortcuts } from './shortcuts.ts';
import styles from './styles.module.css';
import TypedMeanwhile from './TypedMeanwhile.tsx';

const importModal = () => import('./Modal.tsx');
const never = () => () => {};
const onApple = () => /mac|iphone|ipad/i.test(navigator.userAgent);
const Modal = lazy(importModal);

/**
 * The button in the bar. DocSearch itself is fetched on first use: it weighs more than all the
 * rest of a page.
 */
export default function SearchBar() {
  const { siteConfig } = useDocusaurusContext();
  const button = useRef<HTMLButtonElement>(null);
  const typed = useRef('');
  const [isOpen, setOpen] = useState(false);
  const isApple = useSyncExternalStore(never, onApple, () => false);
  const open = useCallback((first = '') => {
    typed.current = first;
    setOpen(true);
  }, []);
  const close = useCallback(() => {
    setOpen(false);
    button.current?.focus();
  }, []);
  useShortcuts(isOpen, open, close);

  const prepare = () => {
    importModal().then(
      ({ prepareSearch }) => prepareSearch(siteConfig),
      () => {},
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (key.length !== 1 || key === ' ' || key === '/' || ctrlKey || metaKey || altKey) return;
    event.preventDefault();
    open(key);
  };
  const label = translate({ id: 'theme.SearchBar.label', message: 'Search' });
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles['button']}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K /"
        onClick={() => open()}
        onFocus={prepare}
        onKeyDown={onKeyDown}
        onPointerEnter={prepare}
      >
        <svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">
          <circle cx="11" cy="11" r="8" />
          <path d="m21 21-4.3-4.3" />
        </svg>
        <span className={styles['label']}>{label}</span>
        <span className={styles['keys']} aria-hidden="true">
          <kbd>{isApple ? '⌘' : 'Ctrl'}</kbd>
          <kbd>K</kbd>
        </span>
      </button>
      {isOpen && (
        <>
          <TypedMeanwhile typed={typed} />
          <Suspense fallback={null}>
            <Modal typed={typed} onClose={close} />
          </Suspense>
        </>
      )}
    </>
  );
}
