import { translate } from '@docusaurus/Translate';
import type { Layout } from '@site/src/timeline/layout';

interface LegendProps {
  readonly layout: Layout;
  readonly dropped: number;
}

/** What the looks mean, and what the picture leaves out. */
export default function Legend({ layout, dropped }: LegendProps) {
  const looks: readonly (readonly [string, string])[] = [
    ['running', translate({ id: 'timeline.running', message: '运行' })],
    ['ready', translate({ id: 'timeline.ready', message: '就绪' })],
    ['waiting', translate({ id: 'timeline.waitingState', message: '等待' })],
    ['sleeping', translate({ id: 'timeline.sleeping', message: '休眠' })],
    ['cancelling', translate({ id: 'timeline.cancelling', message: '正在取消' })],
    ['held', translate({ id: 'timeline.held', message: '被占用' })],
    ['wanted', translate({ id: 'timeline.wanted', message: '有任务在等' })],
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
        { id: 'timeline.dropped', message: '之后的 {count} 个事件没有记录。' },
        { count: String(dropped) },
      ),
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
