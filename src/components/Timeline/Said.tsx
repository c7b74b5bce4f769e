import { translate } from '@docusaurus/Translate';
import type { Layout } from '@site/src/timeline/layout';
import type { Timeline } from '@site/src/timeline/model';
import type { Place } from '@site/src/timeline/place';
import type { Stops } from '@site/src/timeline/stops';
import { describe } from './words';
import { bucketText, laneText, spanText } from './words-later';

export interface Said {
  /** Whose events it is about; empty for everybody's. */
  readonly who: string;
  readonly what: string;
  /** When and where that was. */
  readonly rest: string;
}

/** What there is to say of a place in the timeline. */
export function sayPlace(
  timeline: Timeline,
  stops: Stops,
  layout: Layout,
  { stop, lane }: Place,
): Said | undefined {
  const { rows, later, nameOf } = timeline;
  const at = stops.at(stop);
  if (at === undefined) return undefined;
  if (at.bucket !== undefined) {
    if (later === undefined) return undefined;
    const lanes = lane === undefined ? undefined : layout.later?.lanes.get(lane);
    const [first] = lanes ?? [];
    const who = first === undefined ? '' : laneText(first, nameOf);
    return { who, what: bucketText(later, at.bucket, lanes), rest: spanText(later, at.bucket) };
  }
  const row = rows[at.event];
  if (row === undefined) return undefined;
  const { line } = row;
  const atLine = translate(
    { id: 'timeline.atLine', message: '第 {line} 行' },
    { line: String(line) },
  );
  return {
    who: nameOf(row.task),
    what: describe(row, at.event, timeline),
    rest: `${row.time.toFixed(1)} ms${line === undefined ? '' : ` · ${atLine}`}`,
  };
}

interface SaidLineProps {
  readonly said: Said | undefined;
  readonly number: number;
  readonly of: number;
}

/** What the reader looks at, in words. */
export default function SaidLine({ said, number, of }: SaidLineProps) {
  return (
    <p className="timeline-said">
      {said === undefined ? (
        translate({
          id: 'timeline.hint',
          message: '指向图中一处或一行输出，或用方向键逐个查看；+ 和 - 缩放，Shift 加左右键平移。',
        })
      ) : (
        <>
          <span className="timeline-count">
            {number}/{of}
          </span>{' '}
          <b>{said.who}</b> {said.what} · {said.rest}
        </>
      )}
    </p>
  );
}
