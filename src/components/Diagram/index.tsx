import { useRef, type CSSProperties } from 'react';
import { translate } from '@docusaurus/Translate';
import StaticHtml from '@site/src/components/StaticHtml';
import '@site/src/css/diagrams.css';
import styles from './styles.module.css';

interface DiagramProps {
  /** Path of the SVG below the base URL. */
  readonly src: string;
  readonly title: string;
  readonly description: string;
  readonly width: string;
  readonly height: string;
}

/** A drawn diagram with its text, which opens large in a dialog. */
export default function Diagram({ src, title, description, width, height }: DiagramProps) {
  const figure = useRef<HTMLElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const enlarged = useRef<HTMLDivElement>(null);

  function open(): void {
    const svg = figure.current?.querySelector('svg')?.outerHTML;
    if (svg === undefined || enlarged.current === null) return;
    // Ids of the copy must differ from those on the page.
    const prefix = /id="(\w+)-title"/.exec(svg)?.[1] ?? '';
    enlarged.current.innerHTML = prefix === '' ? svg : svg.replaceAll(prefix, `${prefix}-large`);
    // The dialog gives the focus back to what had it.
    button.current?.focus();
    dialog.current?.showModal();
  }

  function close(): void {
    dialog.current?.close();
  }

  const size = { '--width': width, '--height': height } as CSSProperties;
  return (
    <figure ref={figure} className={styles.diagram} style={size}>
      {/* The button below does the same for the keyboard. */}
      <div
        className={styles.drawing}
        onClick={(event) => {
          if ((event.target as Element).closest('a') === null) open();
        }}
      >
        <StaticHtml as="div" src={src} className={styles.svg ?? ''} />
      </div>
      <figcaption className={styles.caption}>
        <details className={styles.description}>
          <summary>
            {translate({ id: 'diagram.description', message: '文字说明' })}
            <span className={styles.title}>{title}</span>
          </summary>
          <p>{description}</p>
        </details>
        <button ref={button} type="button" className={styles.button} onClick={open}>
          {translate({ id: 'diagram.enlarge', message: '放大' })}
        </button>
      </figcaption>
      <dialog
        ref={dialog}
        className={styles.dialog}
        aria-label={title}
        onClick={(event) => {
          if (event.target === event.currentTarget) close();
        }}
        onClose={() => enlarged.current?.replaceChildren()}
      >
        <div className={styles.bar}>
          <span>{title}</span>
          <button type="button" className={styles.button} onClick={close}>
            {translate({ id: 'diagram.close', message: '关闭' })}
          </button>
        </div>
        <div
          ref={enlarged}
          className={styles.enlarged}
          role="region"
          aria-label={title}
          tabIndex={0}
        />
      </dialog>
    </figure>
  );
}
