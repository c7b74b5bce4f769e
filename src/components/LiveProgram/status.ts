import { translate } from '@docusaurus/Translate';
import type { Comparison } from '@site/src/live/compare';
import type { ClockKind } from '@site/src/live/protocol';
import type { RunState } from './useRun';

/** What the state of a run is called, with how it ended and how its output compares. */
export function statusOf(
  { phase, duration, clock }: RunState,
  comparison: Comparison | undefined,
): string {
  switch (phase) {
    case 'idle':
      return '';
    case 'loading':
      return translate({ id: 'program.loading', message: '正在加载…' });
    case 'running':
      return translate({ id: 'program.running', message: '运行中…' });
    case 'unloaded':
      return translate({ id: 'program.unloaded', message: '未能加载，请检查网络后再运行' });
    case 'done':
      return withComparison(timeOf(duration, clock), comparison);
    case 'error':
      return withComparison(translate({ id: 'program.error', message: '因错误退出' }), comparison);
    case 'deadlock':
      return withComparison(
        translate({
          id: 'program.deadlock',
          message: '死锁：程序还在等待，但已没有能运行的代码',
        }),
        comparison,
      );
    case 'stopped':
      return translate({ id: 'program.stopped', message: '已停止' });
    case 'deadline':
      return translate({ id: 'program.deadline', message: '运行超过 10 秒，已停止' });
    case 'crashed':
      return translate({
        id: 'program.crashed',
        message: '沙箱崩溃了，可能是内存不足；可以再次运行',
      });
  }
}

function timeOf(duration: number, clock: ClockKind | undefined): string {
  const values = { seconds: (duration / 1000).toFixed(2) };
  return clock === 'instant'
    ? translate({ id: 'program.doneAtOnce', message: '完成，瞬时时钟走了 {seconds} 秒' }, values)
    : translate({ id: 'program.done', message: '完成，用时 {seconds} 秒' }, values);
}

function withComparison(text: string, comparison: Comparison | undefined): string {
  if (comparison === undefined) return text;
  if (comparison.different === 0) {
    return `${text} · ${translate({
      id: 'program.sameOutput',
      message: '输出与 CPython 逐行相同',
    })}`;
  }
  return `${text} · ${translate(
    { id: 'program.differentOutput', message: '与 CPython 的输出有 {count} 行不同' },
    { count: String(comparison.different) },
  )}`;
}
