import { translate } from '@docusaurus/Translate';
import type { Recorded } from '@site/src/plugins/timelines/record';
import { buildTimeline } from '@site/src/timeline/build';
import { findings } from '@site/src/timeline/findings';
import { layOut } from '@site/src/timeline/layout';
import EventTable from './EventTable';
import Legend from './Legend';
import Picture, { Names } from './Picture';
import { findingTexts, segmentText, usageText } from './words';

interface StillProps {
  readonly recorded: Recorded;
  readonly file: string;
}

/** About what a page's text is wide: a longer run is scrolled. */
const WIDTH = 700;
const MAX_TABLE_ROWS = 100;

/** The timeline of a run that was recorded when the site was built: no script is needed for it. */
export default function Still({ recorded: { rows, ending, repeated }, file }: StillProps) {
  const timeline = buildTimeline(rows);
  const { nameOf, tasks, steps } = timeline;
  const found = findings(timeline, ending === 'deadlock');
  const layout = layOut(
    timeline,
    WIDTH,
    1,
    (segment) => segmentText(segment, nameOf),
    (usage) => usageText(usage, nameOf),
    found.cycle,
  );
  const name = translate({ id: 'timeline.name', message: '{file} 的时间线' }, { file });
  const summary = translate(
    { id: 'timeline.summary', message: '{names} 的 {count} 个事件，下面的表格逐个列出' },
    {
      names: tasks
        .map((task) => task.name)
        .join(translate({ id: 'timeline.comma', message: '、' })),
      count: String(steps.length),
    },
  );
  return (
    <section className="timeline" aria-label={name}>
      {findingTexts(found, nameOf).map((text) => (
        <p key={text} className="timeline-finding">
          {text}
        </p>
      ))}
      <div className="timeline-tools">
        <span className="program-name">
          {translate({ id: 'timeline.title', message: '时间线' })}
        </span>
      </div>
      <div className="timeline-frame" role="group" tabIndex={0} aria-label={name}>
        <div className="timeline-canvas">
          <Picture layout={layout} title={summary} />
          <Names layout={layout} />
        </div>
      </div>
      <p className="timeline-said">
        {repeated === undefined
          ? translate({
              id: 'timeline.still',
              message: '录自构建本站时的一次运行；你运行之后，这里换成你的那一次。',
            })
          : translate({
              id: 'timeline.stillThreads',
              message:
                '录自一次真实的运行：谁先谁后，每次都可能不同。你运行之后，这里换成你的那一次。',
            })}
        {repeated !== undefined &&
          repeated > 0 &&
          ` ${translate(
            { id: 'timeline.repeated', message: '重复的 {count} 个事件没有画出。' },
            { count: String(repeated) },
          )}`}
      </p>
      <Legend layout={layout} />
      <details className="timeline-table">
        <summary>{translate({ id: 'timeline.asTable', message: '时间线的表格' })}</summary>
        <EventTable timeline={timeline} limit={MAX_TABLE_ROWS} />
      </details>
    </section>
  );
}
