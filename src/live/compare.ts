import type { OutputLine } from './protocol.ts';

/** How one line of a run stands to the recorded output. */
export type LineMark = 'same' | 'different';

export interface Comparison {
  /** One for each printed line; none for a warning or an error, which are not standard output. */
  readonly marks: readonly (LineMark | undefined)[];
  /** Lines that differ or are missing. */
  readonly different: number;
}

export function compare(printed: readonly OutputLine[], recorded: readonly string[]): Comparison {
  let position = 0;
  const marks = printed.map(({ level, text }): LineMark | undefined => {
    if (level === 'warn' || level === 'error') return undefined;
    return text === recorded[position++] ? 'same' : 'different';
  });
  const missing = Math.max(0, recorded.length - position);
  return { marks, different: missing + marks.filter((mark) => mark === 'different').length };
}
