import type { ReactNode, Ref } from 'react';
import StaticHtml from '@site/src/components/StaticHtml';
import './timeline.css';

interface PlaceProps {
  readonly ref: Ref<HTMLDivElement>;
  /** Where the timeline is that was recorded, if it is to be seen. */
  readonly still: string | undefined;
  /** The timeline of the reader's own run. */
  readonly children: ReactNode;
}

/** Below a program: the timeline of a recorded run until the reader's own takes its place. */
export default function Place({ ref, still, children }: PlaceProps) {
  return (
    <div ref={ref} className="timeline-place">
      {children}
      {still !== undefined && <StaticHtml as="div" className="timeline-still" src={still} />}
    </div>
  );
}
