import { memo } from 'react';
import { translate } from '@docusaurus/Translate';
import type { Comparison, LineMark } from '@site/src/live/compare';
import { type Moment, placeOf } from '@site/src/timeline/moment';
import { MAX_LINES, type OutputLine } from '@site/src/live/protocol';

interface OutputLinesProps {
  readonly lines: readonly OutputLine[];
  readonly dropped: number;
  readonly comparison: Comparison | undefined;
  /** What the timeline shows: later lines stand back. */
  readonly moment: Moment | undefined;
}

export default function OutputLines({ lines, dropped, comparison, moment }: OutputLinesProps) {
  return (
    <>
      {lines.map(({ level, text, at, after }, index) => (
        <Line
          key={index}
          level={level}
          text={text}
          at={at}
          mark={comparison?.marks[index]}
          place={moment === undefined || after === undefined ? undefined : placeOf(after, moment)}
        />
      ))}
      {dropped > 0 && (
        <div className="output-line output-note">
          {translate(
            {
              id: 'program.dropped',
              message: '只显示前 {shown} 行，还有 {dropped} 行没有显示',
            },
            { shown: String(MAX_LINES), dropped: String(dropped) },
          )}
        </div>
      )}
    </>
  );
}

interface LineProps {
  readonly level: string;
  readonly text: string;
  readonly at: number;
  readonly mark: LineMark | undefined;
  readonly place: ReturnType<typeof placeOf> | undefined;
}

const Line = memo(function Line({ level, text, at, mark, place }: LineProps) {
  return (
    <div className="output-line" data-level={level} data-mark={mark} data-place={place}>
      {text}
      {mark === 'different' && (
        <span className="visually-hidden">
          {` (${translate({ id: 'program.differentLine', message: '与 CPython 不同' })})`}
        </span>
      )}
      {!Number.isNaN(at) && (
        <span className="output-time">
          {translate(
            { id: 'program.at', message: '{seconds} 秒' },
            { seconds: (at / 1000).toFixed(2) },
          )}
        </span>
      )}
    </div>
  );
});
