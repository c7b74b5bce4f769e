import { memo } from 'react';
import { translate } from '@docusaurus/Translate';
import type { Comparison, LineMark } from '@site/src/live/compare';
import { MAX_LINES, type OutputLine } from '@site/src/live/protocol';

interface OutputLinesProps {
  readonly lines: readonly OutputLine[];
  readonly dropped: number;
  readonly comparison: Comparison | undefined;
  /** What was printed later, in milliseconds, stands back. */
  readonly until: number | undefined;
}

export default function OutputLines({ lines, dropped, comparison, until }: OutputLinesProps) {
  return (
    <>
      {lines.map(({ level, text, at }, index) => (
        <Line
          key={index}
          level={level}
          text={text}
          at={at}
          mark={comparison?.marks[index]}
          later={until !== undefined && at > until}
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
  readonly later: boolean;
}

const Line = memo(function Line({ level, text, at, mark, later }: LineProps) {
  return (
    <div
      className="output-line"
      data-level={level}
      data-mark={mark}
      data-later={later || undefined}
    >
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
