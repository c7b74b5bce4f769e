import { memo } from 'react';
import { translate } from '@docusaurus/Translate';
import type { Timeline } from '@site/src/timeline/model';
import { describe } from './words';

const MAX_ROWS = 1000;

interface EventTableProps {
  readonly timeline: Timeline;
  readonly limit?: number;
  /** Which steps it lists, and the number of the first of them. */
  readonly first?: number;
  readonly end?: number;
  readonly number?: number;
}

/** The run's events in their order: all that the picture shows, to be read. */
function EventTable(props: EventTableProps) {
  const { timeline, limit = MAX_ROWS, first = 0, number = 1 } = props;
  const { rows, steps, nameOf } = timeline;
  const { end = steps.length } = props;
  const hidden = end - first - limit;
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">{translate({ id: 'timeline.number', message: '次序' })}</th>
            <th scope="col">{translate({ id: 'timeline.time', message: '毫秒' })}</th>
            <th scope="col">{translate({ id: 'timeline.task', message: '任务' })}</th>
            <th scope="col">{translate({ id: 'timeline.event', message: '事件' })}</th>
            <th scope="col">{translate({ id: 'timeline.line', message: '行' })}</th>
          </tr>
        </thead>
        <tbody>
          {steps.slice(first, Math.min(end, first + limit)).map((index, step) => {
            const row = rows[index];
            return (
              row && (
                <tr key={index}>
                  <td>{number + step}</td>
                  <td>{row.time.toFixed(1)}</td>
                  <td>{nameOf(row.task)}</td>
                  <td>{describe(row, index, timeline)}</td>
                  <td>{row.line}</td>
                </tr>
              )
            );
          })}
        </tbody>
      </table>
      {hidden > 0 && (
        <p>
          {translate(
            { id: 'timeline.moreRows', message: '还有 {count} 个事件没有列出' },
            { count: String(hidden) },
          )}
        </p>
      )}
    </>
  );
}

export default memo(EventTable);
