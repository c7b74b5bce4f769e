import { translate } from '@docusaurus/Translate';
import type { TraceRowType } from '@site/src/live/trace';
import {
  type Kinds,
  type LaterLane,
  type LaterPart,
  kindsOf,
  spanOf,
} from '@site/src/timeline/later';
import type { Timeline } from '@site/src/timeline/model';

/** `1,641,712` reads well in both languages. */
export function countText(count: number): string {
  return count.toLocaleString('en');
}

/** Events of a kind, to be counted. */
function kindText(type: TraceRowType): string {
  switch (type) {
    case 'spawn':
      return translate({ id: 'timeline.kind.spawn', message: '创建' });
    case 'start':
      return translate({ id: 'timeline.kind.start', message: '开始' });
    case 'retrieve':
      return translate({ id: 'timeline.kind.retrieve', message: '取结果' });
    case 'wait':
      return translate({ id: 'timeline.kind.wait', message: '等待' });
    case 'resume':
      return translate({ id: 'timeline.kind.resume', message: '不再等待' });
    case 'acquire':
      return translate({ id: 'timeline.kind.acquire', message: '获得' });
    case 'release':
      return translate({ id: 'timeline.kind.release', message: '释放' });
    case 'put':
      return translate({ id: 'timeline.kind.put', message: '放入' });
    case 'get':
      return translate({ id: 'timeline.kind.get', message: '取出' });
    case 'notify':
      return translate({ id: 'timeline.kind.notify', message: '通知' });
    case 'set':
      return translate({ id: 'timeline.kind.set', message: '设置' });
    case 'timeout':
      return translate({ id: 'timeline.kind.timeout', message: '到时' });
    case 'cancel':
      return translate({ id: 'timeline.kind.cancel', message: '取消' });
    case 'done':
      return translate({ id: 'timeline.kind.done', message: '结束' });
    case 'pause':
      return translate({ id: 'timeline.kind.pause', message: '让出线程' });
    case 'continue':
      return translate({ id: 'timeline.kind.continue', message: '继续' });
  }
}

/** `acquire 12, release 12` */
export function kindsText(kinds: Kinds): string {
  return kinds
    .map(([type, count]) => `${kindText(type)} ${countText(count)}`)
    .join(translate({ id: 'timeline.comma', message: '、' }));
}

export function othersText(): string {
  return translate({ id: 'timeline.others', message: '其他' });
}

export function laneText({ id, name }: LaterLane, nameOf: Timeline['nameOf']): string {
  if (id === undefined) return othersText();
  const known = typeof id === 'number' ? nameOf(id) : name;
  // A task whose events are all among the totals.
  return known === `Task ${id}` && name !== '' ? name : known;
}

/** What a picture says above the part of the totals. */
export function laterTitle({ total }: LaterPart): string {
  return translate(
    { id: 'timeline.laterTitle', message: '{count} 个事件的汇总' },
    { count: countText(total) },
  );
}

/** When a bucket is. */
export function spanText(later: LaterPart, bucket: number): string {
  const [from, to] = spanOf(later, bucket);
  return `${from.toFixed(0)}–${to.toFixed(0)} ms`;
}

/** What happened in a bucket, in all lanes or in those. */
export function bucketText(
  later: LaterPart,
  bucket: number,
  lanes: readonly LaterLane[] = later.tasks,
): string {
  const kinds = kindsOf(lanes, bucket);
  const count = kinds.reduce((sum, [, some]) => sum + some, 0);
  if (count === 0) return translate({ id: 'timeline.noEvents', message: '没有事件' });
  return translate(
    { id: 'timeline.bucket', message: '{count} 个事件：{kinds}' },
    { count: countText(count), kinds: kindsText(kinds) },
  );
}
