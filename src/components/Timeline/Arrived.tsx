import { useCallback, useEffect, useRef, useState } from 'react';
import { translate } from '@docusaurus/Translate';
import { type LinkedRun, openRun } from '@site/src/timeline/link';
import type { Moment } from '@site/src/timeline/moment';
import Timeline from './index';

interface ArrivedProps {
  readonly id: string;
  readonly packed: string;
  readonly file: string;
  /** Which version of the program the page shows. */
  readonly source: string;
  readonly onMoment: (moment: Moment | undefined) => void;
  readonly onClose: () => void;
}

const NOTHING: readonly never[] = [];
const nobody = (): void => undefined;

/** The timeline of somebody's run, which came with the page's address. Nothing is run for it. */
export default function Arrived({ id, packed, file, source, onMoment, onClose }: ArrivedProps) {
  const notice = useRef<HTMLParagraphElement>(null);
  const output = useRef<HTMLElement>(null);
  const [run, setRun] = useState<LinkedRun | 'damaged'>();
  useEffect(() => {
    let left = false;
    const take = (opened: LinkedRun | 'damaged'): void => {
      if (!left) setRun(opened);
    };
    openRun(packed).then(take, () => take('damaged'));
    return () => {
      left = true;
    };
  }, [packed]);
  useEffect(() => {
    if (run !== undefined) notice.current?.scrollIntoView({ block: 'center' });
  }, [run]);
  const same = run !== 'damaged' && run?.source === source;
  const onShown = useCallback(
    (moment: Moment | undefined) =>
      onMoment(moment === undefined || same ? moment : { ...moment, line: undefined }),
    [same, onMoment],
  );
  if (run === undefined) return null;
  return (
    <>
      <p ref={notice} className="timeline-notice" role="status">
        {run === 'damaged'
          ? translate({
              id: 'timeline.damaged',
              message: '链接里的时间线不完整或已损坏，没有显示；请复制完整的链接。',
            })
          : translate({
              id: 'timeline.arrived',
              message: '这条时间线来自链接，是别人的一次运行；这里什么都没有运行。',
            })}{' '}
        {run !== 'damaged' &&
          !same &&
          translate({
            id: 'timeline.otherProgram',
            message: '运行的程序与上面的不同，所以不标出代码行。',
          })}{' '}
        <button type="button" className="program-button" onClick={onClose}>
          {translate({ id: 'timeline.close', message: '关闭' })}
        </button>
      </p>
      {run !== 'damaged' && (
        <Timeline
          id={id}
          source={run.source}
          rows={run.rows}
          dropped={run.dropped}
          totals={run.totals}
          ended
          deadlock={run.deadlock}
          file={file}
          lines={NOTHING}
          output={output}
          onFound={nobody}
          onMoment={onShown}
        />
      )}
    </>
  );
}
