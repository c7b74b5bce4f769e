import { type ComponentProps, type ReactNode, useEffect, useRef } from 'react';
import Translate from '@docusaurus/Translate';

/** A table that scrolls by itself, by keyboard too, where the window is too narrow for it. */
export function Table(props: ComponentProps<'table'>): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
      else element.removeAttribute('tabindex');
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div className="table-scroll" ref={frame}>
      <table {...props} />
    </div>
  );
}

/** A header cell; the one above the marks has no text in the source, but a name for all readers. */
export function HeaderCell({ children, ...props }: ComponentProps<'th'>): ReactNode {
  return (
    <th scope="col" {...props}>
      {children ?? (
        <span className="visually-hidden">
          <Translate id="table.mark" description="Header of the column of marks">
            对照
          </Translate>
        </span>
      )}
    </th>
  );
}
