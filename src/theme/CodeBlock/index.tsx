import { Children, useRef, type ReactNode } from 'react';
import CopyButton from '@site/src/components/CopyButton';
import '@site/src/css/code.css';

/** Code that a component of the theme shows: plain, since highlighting happens at build. */
export default function CodeBlock({ children }: { readonly children?: ReactNode }) {
  const code = useRef<HTMLElement>(null);
  return (
    <div className="fence">
      <pre className="code" tabIndex={0}>
        <code ref={code}>{Children.toArray(children)}</code>
      </pre>
      <div className="fence-actions">
        <CopyButton from={code} what="" />
      </div>
    </div>
  );
}
