import { memo } from 'react';
import { translate } from '@docusaurus/Translate';
import { kindsOf } from '@site/src/timeline/later';
import type { Timeline } from '@site/src/timeline/model';
import type { Stops } from '@site/src/timeline/stops';
import EventTable from './EventTable';
import { countText, kindsText, laneText, laterTitle } from './words-later';

const MAX_LASTING_ROWS = 200;

interface LaterTableProps {
  readonly timeline: Timeline;
  readonly stops: Stops;
}

/** What each lane did in the events that are not known one by one. */
function LaterTable({ timeline, stops }: LaterTableProps) {
  const { later, nameOf, steps } = timeline;
  const first = stops.stepsBefore;
  if (later === undefined) return null;
  return (
    <>
      <table className="timeline-totals-table">
        <caption>{laterTitle(later)}</caption>
        <thead>
          <tr>
            <th scope="col">{translate({ id: 'timeline.lane', message: '泳道' })}</th>
            <th scope="col">{translate({ id: 'timeline.count', message: '事件数' })}</th>
            <th scope="col">{translate({ id: 'timeline.kinds', message: '各种事件' })}</th>
          </tr>
        </thead>
        <tbody>
          {[later.tasks, later.resources].map((lanes, group) =>
            lanes.map((lane) => (
              <tr key={`${group} ${lane.id}`}>
                <td>{laneText(lane, nameOf)}</td>
                <td>{countText(lane.total)}</td>
                <td>{kindsText(kindsOf([lane]))}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
      {first < steps.length && (
        <>
          <p>{translate({ id: 'timeline.lasting', message: '其中到结束时还起作用的事件：' })}</p>
          <EventTable
            timeline={timeline}
            first={first}
            number={stops.ofStep(first) + 1}
            limit={MAX_LASTING_ROWS}
          />
        </>
      )}
    </>
  );
}

export default memo(LaterTable);
