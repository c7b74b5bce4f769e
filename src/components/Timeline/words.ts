import { translate } from '@docusaurus/Translate';
import { isGathering } from '@site/src/live/lasting';
import type { TraceRow } from '@site/src/live/trace';
import type { Findings } from '@site/src/timeline/findings';
import { isSleep } from '@site/src/timeline/sleep';
import type { OpenWait, Segment, Timeline, Usage } from '@site/src/timeline/model';

/** What an event says in the page's language, after the name of its task. */
export function describe(row: TraceRow, index: number, timeline: Timeline): string {
  const what = eventText(row, timeline);
  const { waiting = 0, length } = timeline.usageAt(index) ?? {};
  if (row.type === 'wait' && waiting > 1) {
    return translate(
      { id: 'timeline.withWaiting', message: '{what}，共 {count} 个在等' },
      { what, count: String(waiting) },
    );
  }
  if (length === undefined || (row.type !== 'put' && row.type !== 'get')) return what;
  return translate(
    { id: 'timeline.withItems', message: '{what}（现有 {count} 项）' },
    { what, count: String(length) },
  );
}

function eventText(row: TraceRow, { nameOf }: Timeline): string {
  const { type, resource = '', holder, by, outcome } = row;
  const who = { by: by === undefined ? '' : nameOf(by) };
  switch (type) {
    case 'spawn':
      return resource === ''
        ? translate({ id: 'timeline.spawn', message: '由 {by} 创建' }, who)
        : translate(
            { id: 'timeline.submit', message: '由 {by} 提交给 {resource}' },
            { ...who, resource },
          );
    case 'start':
      return translate({ id: 'timeline.start', message: '开始' });
    case 'retrieve':
      return translate({ id: 'timeline.retrieve', message: '结果或错误被取走' });
    case 'wait':
      if (isSleep(resource, holder)) return resource;
      if (holder === undefined || nameOf(holder) === resource) {
        return translate({ id: 'timeline.wait', message: '等待 {resource}' }, { resource });
      }
      return translate(
        { id: 'timeline.waitHeld', message: '等待 {resource}（由 {holder} 持有）' },
        { resource, holder: nameOf(holder) },
      );
    case 'resume':
      return translate({ id: 'timeline.resume', message: '不再等待 {resource}' }, { resource });
    case 'acquire':
      return translate({ id: 'timeline.acquire', message: '获得 {resource}' }, { resource });
    case 'release':
      return translate({ id: 'timeline.release', message: '释放 {resource}' }, { resource });
    case 'put':
      return translate({ id: 'timeline.put', message: '放入 {resource}' }, { resource });
    case 'get':
      return translate({ id: 'timeline.get', message: '从 {resource} 取出' }, { resource });
    case 'notify':
      return translate({ id: 'timeline.notify', message: '通知 {resource}' }, { resource });
    case 'set':
      return translate({ id: 'timeline.set', message: '设置 {resource}' }, { resource });
    case 'timeout':
      return translate({ id: 'timeline.timeout', message: '{resource} 到时' }, { resource });
    case 'cancel':
      return translate({ id: 'timeline.cancel', message: '被 {by} 请求取消' }, who);
    case 'done':
      return outcomeText(outcome);
    case 'pause':
      return holder === undefined
        ? translate({ id: 'timeline.pause', message: '等待一个 promise' })
        : translate(
            { id: 'timeline.wait', message: '等待 {resource}' },
            { resource: nameOf(holder) },
          );
    case 'continue':
      return translate({ id: 'timeline.continue', message: '继续' });
  }
}

function outcomeText(outcome: TraceRow['outcome']): string {
  switch (outcome) {
    case 'failed':
      return translate({ id: 'timeline.failed', message: '失败' });
    case 'cancelled':
      return translate({ id: 'timeline.cancelled', message: '已取消' });
    default:
      return translate({ id: 'timeline.finished', message: '完成' });
  }
}

/** What fits on a stretch of a task's lane. */
export function segmentText({ state, resource, holders }: Segment, nameOf: Timeline['nameOf']) {
  if (state !== 'waiting') return state === 'sleeping' ? (resource ?? '') : '';
  const held = holders.map(nameOf).join(', ');
  if (resource === undefined) return held === '' ? 'promise' : held;
  return held === '' || held === resource ? resource : `${resource} ← ${held}`;
}

/** What fits on a stretch of a resource's lane. */
export function usageText({ holders, waiting, length }: Usage, nameOf: Timeline['nameOf']): string {
  const parts = holders.map(nameOf);
  if (length > 0) {
    parts.push(
      translate({ id: 'timeline.items', message: '{count} 项' }, { count: String(length) }),
    );
  }
  if (waiting > 0) {
    parts.push(
      translate({ id: 'timeline.waiting', message: '{count} 个在等' }, { count: String(waiting) }),
    );
  }
  return parts.join(' · ');
}

/** `A waits for Lock-1 (held by B)`. */
export function openWaitText({ task, resource, holders }: OpenWait, nameOf: Timeline['nameOf']) {
  const held = holders.slice(0, 20).map(nameOf).join(', ');
  const values = { task: nameOf(task), resource, holders: held };
  if (held !== '' && isGathering(resource)) {
    return translate(
      { id: 'timeline.stuckFor', message: '{task} 通过 {resource} 等待 {holders}' },
      values,
    );
  }
  return held === '' || held === resource
    ? translate({ id: 'timeline.stuck', message: '{task} 等待 {resource}' }, values)
    : translate(
        { id: 'timeline.stuckHeld', message: '{task} 等待 {holders} 持有的 {resource}' },
        values,
      );
}

/** What went wrong, a sentence each. */
export function findingTexts(found: Findings, nameOf: Timeline['nameOf']): string[] {
  const texts: string[] = [];
  const say = (waits: readonly OpenWait[]): string =>
    waits
      .slice(0, 20)
      .map((wait) => openWaitText(wait, nameOf))
      .join(translate({ id: 'timeline.and', message: '，' }));
  if (found.cycle.length > 0) {
    const waits = { waits: say(found.cycle) };
    texts.push(
      found.cycle.length === 1
        ? translate({ id: 'timeline.cycleOfOne', message: '等待自己：{waits}' }, waits)
        : translate({ id: 'timeline.cycle', message: '互相等待：{waits}' }, waits),
    );
  }
  if (found.stuck.length > 0) {
    texts.push(
      translate(
        { id: 'timeline.never', message: '永远等不到：{waits}' },
        { waits: say(found.stuck) },
      ),
    );
  }
  const names = (lanes: readonly { readonly id: number }[]): string =>
    lanes
      .slice(0, 20)
      .map(({ id }) => nameOf(id))
      .join(translate({ id: 'timeline.comma', message: '、' }));
  if (found.unfinished.length > 0) {
    texts.push(
      translate(
        { id: 'timeline.unfinished', message: '程序结束时还没有完成的任务：{names}' },
        { names: names(found.unfinished) },
      ),
    );
  }
  if (found.unawaited.length > 0) {
    texts.push(
      translate(
        { id: 'timeline.unawaited', message: '没有人等待过的任务：{names}' },
        { names: names(found.unawaited) },
      ),
    );
  }
  if (found.unretrieved.length > 0) {
    texts.push(
      translate(
        { id: 'timeline.unretrieved', message: '失败了但没有人等待的任务：{names}' },
        { names: names(found.unretrieved) },
      ),
    );
  }
  return texts;
}
