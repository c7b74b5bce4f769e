import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
} from 'react';
import { translate } from '@docusaurus/Translate';
import type { OutputLine } from '@site/src/live/protocol';
import type { TraceRow } from '@site/src/live/trace';
import { buildTimeline } from '@site/src/timeline/build';
import { findings } from '@site/src/timeline/findings';
import { layOut } from '@site/src/timeline/layout';
import { type Moment, stepBefore } from '@site/src/timeline/moment';
import EventTable from './EventTable';
import Legend from './Legend';
import Picture, { Names } from './Picture';
import Tools from './Tools';
import { useLatest } from './useLatest';
import { useOutput } from './useOutput';
import { useWidth } from './useWidth';
import { describe, findingTexts, segmentText, usageText } from './words';
import './timeline.css';

interface TimelineProps {
  /** Of the program. */
  readonly id: string;
  /** Which version of the site's program it was; undefined for a reader's own. */
  readonly source: string | undefined;
  readonly rows: readonly TraceRow[];
  /** Events that the page did not keep. */
  readonly dropped: number;
  readonly ended: boolean;
  readonly deadlock: boolean;
  readonly file: string;
  /** Says what went wrong, a sentence each. */
  readonly onFound: (texts: readonly string[]) => void;
  /** What the program printed, and where that is. */
  readonly lines: readonly OutputLine[];
  readonly output: RefObject<HTMLElement | null>;
  /** The reader looks at an event, or at none. */
  readonly onMoment: (moment: Moment | undefined) => void;
}

const ZOOM = 1.5;

/** What a run's tasks did, drawn from its trace. */
export default function Timeline(props: TimelineProps) {
  const { id, source, dropped, ended, deadlock, file, lines, output, onFound, onMoment } = props;
  const rows = useLatest(props.rows, ended);
  const picture = useRef<SVGSVGElement>(null);
  const { frame, width } = useWidth();
  const [zoom, setZoom] = useState(1);
  const [step, setStep] = useState<number>();
  const timeline = useMemo(() => buildTimeline(rows), [rows]);
  const { steps, nameOf } = timeline;
  // What was not recorded may be what ended a wait or a task.
  const whole = ended && dropped === 0;
  const found = useMemo(
    () => (whole ? findings(timeline, deadlock) : undefined),
    [timeline, whole, deadlock],
  );
  const layout = useMemo(
    () =>
      layOut(
        timeline,
        width,
        zoom,
        (segment) => segmentText(segment, timeline.nameOf),
        (usage) => usageText(usage, timeline.nameOf),
        found?.cycle,
      ),
    [timeline, width, zoom, found],
  );
  const texts = useMemo(
    () => (found === undefined ? [] : findingTexts(found, timeline.nameOf)),
    [timeline, found],
  );
  useEffect(() => {
    onFound(texts);
    return () => onFound([]);
  }, [texts, onFound]);
  const index = step === undefined ? undefined : steps[Math.min(step, steps.length - 1)];
  const row = index === undefined ? undefined : rows[index];
  const line = row?.line;
  const next = step === undefined ? undefined : (steps[step + 1] ?? rows.length);
  const moment = useMemo(
    () => (index === undefined || next === undefined ? undefined : { event: index, next, line }),
    [index, next, line],
  );
  useEffect(() => {
    onMoment(moment);
    return () => onMoment(undefined);
  }, [moment, onMoment]);

  const point = index === undefined ? undefined : layout.pointOf(index);
  const go = useCallback(
    (to: number): void => {
      const next = Math.max(0, Math.min(steps.length - 1, to));
      setStep(next);
      const { x } = layout.pointOf(steps[next] ?? 0);
      const box = frame.current;
      if (box === null) return;
      const from = box.scrollLeft + layout.left;
      if (x < from || x > box.scrollLeft + box.clientWidth - 16) {
        box.scrollTo({ left: x - layout.left - (box.clientWidth - layout.left) / 2 });
      }
    },
    [steps, layout, frame],
  );
  const onLine = useCallback(
    (after: number): void => {
      const before = stepBefore(steps, after);
      if (before === undefined) setStep(undefined);
      else go(before);
    },
    [steps, go],
  );
  useOutput(output, lines, moment, onLine);
  const onKeyDown = (event: KeyboardEvent): void => {
    const now = step ?? -1;
    const moves: Record<string, number> = {
      ArrowRight: now + 1,
      ArrowDown: now + 1,
      ArrowLeft: now - 1,
      ArrowUp: now - 1,
      PageDown: now + 10,
      PageUp: now - 10,
      Home: 0,
      End: steps.length - 1,
    };
    const to = moves[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (to !== undefined) go(to);
    else if (event.key === '+' || event.key === '=') setZoom((before) => before * ZOOM);
    else if (event.key === '-') setZoom((before) => Math.max(1, before / ZOOM));
    else return;
    event.preventDefault();
  };
  const onPoint = (event: PointerEvent): void => {
    const box = picture.current?.getBoundingClientRect();
    if (box === undefined) return;
    setStep(layout.stepAt(event.clientX - box.left, event.clientY - box.top));
  };
  const said = row === undefined ? '' : `${nameOf(row.task)} ${describe(row, timeline)}`;
  const name = translate({ id: 'timeline.name', message: '{file} 的时间线' }, { file });
  return (
    <section className="timeline" aria-label={name}>
      {texts.map((text) => (
        <p key={text} className="timeline-finding">
          {text}
        </p>
      ))}
      <Tools
        id={id}
        file={file}
        run={{ rows, dropped, deadlock, source }}
        picture={picture}
        zoom={zoom}
        onZoom={(factor) => setZoom((before) => Math.max(1, before * factor))}
      />
      <div
        ref={frame}
        className="timeline-frame"
        role="slider"
        tabIndex={0}
        aria-label={name}
        aria-valuemin={1}
        aria-valuemax={Math.max(1, steps.length)}
        aria-valuenow={(step ?? 0) + 1}
        aria-valuetext={
          said || translate({ id: 'timeline.first', message: '按方向键逐个查看事件' })
        }
        onKeyDown={onKeyDown}
        onPointerMove={onPoint}
        onPointerDown={onPoint}
      >
        <div className="timeline-canvas">
          <Picture layout={layout} title={name} ref={picture} />
          <Names layout={layout} />
          {point && (
            <span
              className="timeline-cursor"
              style={{ '--x': `${point.x}px`, '--lane': `${point.y ?? 0}px` } as object}
            />
          )}
        </div>
      </div>
      <p className="timeline-said">
        {row === undefined || step === undefined ? (
          translate({
            id: 'timeline.hint',
            message: '指向图中一处或一行输出，或用方向键逐个查看；+ 和 - 缩放。',
          })
        ) : (
          <>
            <span className="timeline-count">
              {Math.min(step, steps.length - 1) + 1}/{steps.length}
            </span>{' '}
            <b>{nameOf(row.task)}</b> {describe(row, timeline)} · {row.time.toFixed(1)} ms
            {line !== undefined &&
              ` · ${translate({ id: 'timeline.atLine', message: '第 {line} 行' }, { line: String(line) })}`}
          </>
        )}
      </p>
      <Legend layout={layout} dropped={dropped} />
      <details className="timeline-table">
        <summary>{translate({ id: 'timeline.asTable', message: '时间线的表格' })}</summary>
        <EventTable timeline={timeline} />
      </details>
    </section>
  );
}
