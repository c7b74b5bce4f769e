import { useEffect, useRef, type CSSProperties } from 'react';
import { fragment } from '@fragments';
import useBaseUrl from '@docusaurus/useBaseUrl';

interface StaticHtmlProps {
  readonly as: 'code' | 'div';
  /** The fragment's path below the base URL. */
  readonly src: string;
  readonly className?: string;
  readonly style?: CSSProperties;
}

/**
 * HTML made at build time that is in the page but not in its script: hydration keeps what the
 * server rendered, and after navigation within the site it is fetched from a file of its own.
 */
export default function StaticHtml({ as: Element, src, className, style }: StaticHtmlProps) {
  const element = useRef<HTMLElement>(null);
  const url = useBaseUrl(src);
  useEffect(() => {
    const target = element.current;
    if (target === null || target.childNodes.length > 0) return;
    const leaving = new AbortController();
    fetch(url, { signal: leaving.signal })
      .then((response) => {
        if (!response.ok) throw new Error(`${response.status}`);
        return response.text();
      })
      .then((html) => {
        target.innerHTML = html;
      })
      .catch((error: unknown) => {
        if (!leaving.signal.aborted) console.error(`Reload the page: ${url} did not load`, error);
      });
    return () => leaving.abort();
  }, [url]);
  return (
    <Element
      ref={element as never}
      className={className}
      style={style}
      dangerouslySetInnerHTML={{ __html: fragment(src) ?? '' }}
      suppressHydrationWarning
    />
  );
}
