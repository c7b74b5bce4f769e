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
import type { Totals } from '@site/src/live/totals';
import type { TraceRow } from '@site/src/live/trace';
import { buildTimeline } from '@site/src/timeline/build';
import { findings } from '@site/src/timeline/findings';
import { layOut } from '@site/src/timeline/layout';
import type { Moment } from '@site/src/timeline/moment';
import { type Place, placeAt, pointOf } from '@site/src/timeline/place';
import { Stops } from '@site/src/timeline/stops';
import EventTable from './EventTable';
import LaterTable from './LaterTable';
import Legend from './Legend';
import Picture, { Names } from './Picture';
import SaidLine, { sayPlace } from './Said';
import Tools from './Tools';
import { useLatest } from './useLatest';
import { useOutput } from './useOutput';
import { useWidth } from './useWidth';
import { findingTexts, segmentText, usageText } from './words';
import { laterTitle, othersText } from './words-later';
import './timeline.css';

interface TimelineProps {
  /** Of the program. */
  readonly id: string;
  /** Which version of the site's program it was; undefined for a reader's own. */
  readonly source: string | undefined;
  readonly rows: readonly TraceRow[];
  /** Events that a link has no room for. */
  readonly dropped?: number;
  /** What is known of the events after the rows. */
  readonly totals?: Totals | undefined;
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
/** By which part of its width the picture moves. */
const PANS: Readonly<Record<string, number>> = { ArrowLeft: -0.8, ArrowRight: 0.8 };

/** What a run's tasks did, drawn from its trace. */
export default function Timeline(props: TimelineProps) {
  const {
    id,
    source,
    dropped = 0,
    ended,
    deadlock,
    file,
    lines,
    output,
    onFound,
    onMoment,
  } = props;
  const known = useLatest(props.rows, ended);
  // While a run goes on its first events are drawn, and only said how many more there are.
  const totals = ended ? props.totals : undefined;
  const picture = useRef<SVGSVGElement>(null);
  const { frame, width } = useWidth();
  const [zoom, setZoom] = useState(1);
  const [place, setPlace] = useState<Place>();
  const timeline = useMemo(() => buildTimeline(known, totals), [known, totals]);
  const stops = useMemo(() => new Stops(timeline), [timeline]);
  const { later } = timeline;
  // What is not known may be what ended a wait or a task.
  const whole = ended && dropped === 0 && totals?.complete !== false;
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
        othersText(),
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
  const stop = place === undefined ? undefined : Math.min(place.stop, stops.length - 1);
  const moment = useMemo(
    () => (stop === undefined ? undefined : stops.momentOf(stop)),
    [stops, stop],
  );
  useEffect(() => {
    onMoment(moment);
    return () => onMoment(undefined);
  }, [moment, onMoment]);

  const point = place && pointOf(layout, stops, place);
  const go = useCallback(
    (to: number): void => {
      const next = { stop: Math.max(0, Math.min(stops.length - 1, to)) };
      setPlace(next);
      const { x = 0 } = pointOf(layout, stops, next) ?? {};
      const box = frame.current;
      if (box === null) return;
      const from = box.scrollLeft + layout.left;
      if (x < from || x > box.scrollLeft + box.clientWidth - 16) {
        box.scrollTo({ left: x - layout.left - (box.clientWidth - layout.left) / 2 });
      }
    },
    [stops, layout, frame],
  );
  const onLine = useCallback(
    (after: number): void => {
      const before = stops.beforeLine(after);
      if (before === undefined) setPlace(undefined);
      else go(before);
    },
    [stops, go],
  );
  useOutput(output, lines, moment, onLine);
  const onKeyDown = (event: KeyboardEvent): void => {
    const now = stop ?? -1;
    const moves: Record<string, number> = {
      ArrowRight: now + 1,
      ArrowDown: now + 1,
      ArrowLeft: now - 1,
      ArrowUp: now - 1,
      PageDown: now + 10,
      PageUp: now - 10,
      Home: 0,
      End: stops.length - 1,
    };
    const to = moves[event.key];
    const pan = PANS[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.shiftKey && pan !== undefined) {
      frame.current?.scrollBy({ left: pan * frame.current.clientWidth });
    } else if (to !== undefined) go(to);
    else if (event.key === '+' || event.key === '=') setZoom((before) => before * ZOOM);
    else if (event.key === '-') setZoom((before) => Math.max(1, before / ZOOM));
    else return;
    event.preventDefault();
  };
  const onPoint = (event: PointerEvent): void => {
    const box = picture.current?.getBoundingClientRect();
    if (box === undefined) return;
    setPlace(placeAt(layout, stops, event.clientX - box.left, event.clientY - box.top));
  };
  const said = place && sayPlace(timeline, stops, layout, { ...place, stop: stop ?? 0 });
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
        run={{ rows: known, totals, dropped, deadlock, source }}
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
        aria-valuemax={Math.max(1, stops.length)}
        aria-valuenow={(stop ?? 0) + 1}
        aria-valuetext={
          said === undefined
            ? translate({ id: 'timeline.first', message: '按方向键逐个查看事件' })
            : `${said.who} ${said.what}`.trim()
        }
        onKeyDown={onKeyDown}
        onPointerMove={onPoint}
        onPointerDown={onPoint}
      >
        <div className="timeline-canvas">
          <Picture
            layout={layout}
            title={name}
            laterTitle={later && laterTitle(later)}
            ref={picture}
          />
          <Names layout={layout} />
          {point && (
            <span
              className="timeline-cursor"
              style={{ '--x': `${point.x}px`, '--lane': `${point.y ?? 0}px` } as object}
            />
          )}
        </div>
      </div>
      <SaidLine said={said} number={(stop ?? 0) + 1} of={stops.length} />
      <Legend layout={layout} dropped={dropped} totals={props.totals} />
      <details className="timeline-table">
        <summary>{translate({ id: 'timeline.asTable', message: '时间线的表格' })}</summary>
        <EventTable timeline={timeline} end={stops.stepsBefore} />
        {later && <LaterTable timeline={timeline} stops={stops} />}
      </details>
    </section>
  );
}
