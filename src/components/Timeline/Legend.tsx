import { translate } from '@docusaurus/Translate';
import type { Totals } from '@site/src/live/totals';
import { totalOf } from '@site/src/timeline/later';
import type { Layout } from '@site/src/timeline/layout';
import { countText } from './words-later';

interface LegendProps {
  readonly layout: Layout;
  /** Events that are not in what the timeline was made of. */
  readonly dropped?: number;
  readonly totals?: Totals | undefined;
}

/** What the looks mean, and what the picture leaves out. */
export default function Legend({ layout, dropped = 0, totals }: LegendProps) {
  const looks: readonly (readonly [string, string])[] = [
    ['running', translate({ id: 'timeline.running', message: '运行' })],
    ['ready', translate({ id: 'timeline.ready', message: '就绪' })],
    ['waiting', translate({ id: 'timeline.waitingState', message: '等待' })],
    ['sleeping', translate({ id: 'timeline.sleeping', message: '休眠' })],
    ['cancelling', translate({ id: 'timeline.cancelling', message: '正在取消' })],
    ['held', translate({ id: 'timeline.held', message: '被占用' })],
    ['wanted', translate({ id: 'timeline.wanted', message: '有任务在等' })],
    ...(totals === undefined
      ? []
      : [['totals', translate({ id: 'timeline.count', message: '事件数' })] as const]),
  ];
  const { hiddenLanes, hiddenArrows, eventsPerPixel } = layout;
  const notes = [
    translate({
      id: 'timeline.axis',
      message: '横轴是事件的先后，不是时间：空闲的一段画得短，标出它的毫秒数。',
    }),
    eventsPerPixel > 1 &&
      translate(
        { id: 'timeline.perPixel', message: '事件很多，{count} 个画在一个像素里。' },
        { count: String(eventsPerPixel) },
      ),
    hiddenLanes > 0 &&
      translate(
        { id: 'timeline.hiddenLanes', message: '还有 {count} 条泳道没有画出。' },
        { count: String(hiddenLanes) },
      ),
    hiddenArrows > 0 &&
      translate(
        { id: 'timeline.hiddenArrows', message: '还有 {count} 个箭头没有画出。' },
        { count: String(hiddenArrows) },
      ),
    dropped > 0 &&
      translate(
        { id: 'timeline.dropped', message: '之后的 {count} 个事件没有包含在内。' },
        { count: countText(dropped) },
      ),
    totals !== undefined &&
      translate(
        {
          id: 'timeline.totals',
          message:
            '此后 {count} 个事件只有汇总：柱高是泳道每 {ms} 毫秒的事件数。汇总右边是运行结束时的状态，只有那时还起作用的事件。',
        },
        { count: countText(totalOf(totals)), ms: String(totals.bucketMs) },
      ),
    totals?.complete === false &&
      translate({
        id: 'timeline.incomplete',
        message: '那时还起作用的事件太多，没有画出，也没有查找死锁和没有人等待的任务。',
      }),
  ];
  return (
    <>
      <ul className="timeline-legend">
        {looks.map(([look, text]) => (
          <li key={look}>
            <i className={`timeline-swatch timeline-swatch-${look}`} aria-hidden="true" />
            {text}
          </li>
        ))}
      </ul>
      <p className="timeline-notes">{notes.filter(Boolean).join(' ')}</p>
    </>
  );
}
