import type { TraceRow } from '../live/trace.ts';

/**
 * Rows from a text, one a line: `2 wait Lock-1 held 1 @10 :12`, which is the task, the event, its
 * resource or outcome, `by` and `held` tasks, those that it waits for together (`all 1,2`), the time
 * and the line. Task 2 is named T2; that of a thread is `Thread-1/2`.
 */
export function rowsOf(text: string): TraceRow[] {
  let now = 0;
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [who = '', type = '', ...rest] = line.trim().split(' ');
      const [task = '', thread] = who.split('/').toReversed();
      const after = (word: string): number | undefined =>
        rest.includes(word) ? Number(rest[rest.indexOf(word) + 1]) : undefined;
      const marked = (mark: string): number | undefined => {
        const found = rest.find((word) => word.startsWith(mark));
        return found === undefined ? undefined : Number(found.slice(1));
      };
      now = marked('@') ?? now;
      const first = rest[0];
      const named =
        first !== undefined && !/^(?:by|held|all|[@:].*)$/.test(first) ? first : undefined;
      return {
        type: type as TraceRow['type'],
        time: now,
        task: Number(task),
        taskName: task === '0' ? 'main' : `T${task}`,
        resource: type === 'done' ? undefined : named,
        holder: after('held'),
        ...(rest.includes('all') && {
          awaited: rest[rest.indexOf('all') + 1]?.split(',').map(Number) ?? [],
        }),
        by: after('by'),
        outcome:
          type === 'done' ? ((named ?? 'finished') as NonNullable<TraceRow['outcome']>) : undefined,
        line: marked(':'),
        ...(thread !== undefined && { thread }),
      };
    });
}
