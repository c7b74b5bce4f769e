import { useRef, type CSSProperties, type ReactNode } from 'react';
import CopyButton from '@site/src/components/CopyButton';
import StaticHtml from '@site/src/components/StaticHtml';
import type { Listing as ListingData } from '@site/src/live/program';
import '@site/src/css/code.css';

interface ListingProps {
  readonly language: 'Python' | 'TypeScript';
  readonly listing: ListingData;
  /** Buttons beside Copy. */
  readonly actions?: ReactNode;
  /** The line to mark. */
  readonly line?: number | undefined;
  /** Stands in the place of the code. */
  readonly editor?: ReactNode;
  /** What Copy gives in place of the code. */
  readonly text?: (() => string | undefined) | undefined;
  readonly children?: ReactNode;
}

/** A whole source file: its name, its buttons, its code and below that what it prints. */
export default function Listing(props: ListingProps) {
  const { language, listing, actions, line, editor, text, children } = props;
  const source = useRef<HTMLPreElement>(null);
  const name = `${language}: ${listing.file}`;
  return (
    <div className="program" role="group" aria-label={name}>
      <div className="program-bar">
        <span className="program-name">
          {language} <span className="program-file">{listing.file}</span>
        </span>
        <span className="program-actions">
          {actions}
          <CopyButton from={source} text={text} what={listing.file} />
        </span>
      </div>
      <pre ref={source} className="code" tabIndex={0} hidden={Boolean(editor)}>
        <StaticHtml
          as="code"
          src={listing.fragment}
          style={{ minHeight: `${listing.lines}lh`, display: 'block' }}
        />
        {line !== undefined && (
          <span className="code-line" style={{ '--at': line } as CSSProperties} />
        )}
      </pre>
      {editor}
      <div className="program-output">{children}</div>
    </div>
  );
}
