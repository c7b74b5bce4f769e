import { useRef } from 'react';
import CopyButton from '@site/src/components/CopyButton';
import '@site/src/css/code.css';

interface FenceProps {
  /** Highlighted while the site was built. */
  readonly html: string;
  readonly language: string;
}

/** A fenced block of a page. */
export default function Fence({ html, language }: FenceProps) {
  const code = useRef<HTMLElement>(null);
  return (
    <div className="fence">
      <pre className="code" tabIndex={0}>
        <code ref={code} data-language={language} dangerouslySetInnerHTML={{ __html: html }} />
      </pre>
      <div className="fence-actions">
        <CopyButton from={code} what="" />
      </div>
    </div>
  );
}
