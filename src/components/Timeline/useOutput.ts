import { type RefObject, useEffect, useRef } from 'react';
import type { OutputLine } from '@site/src/live/protocol';
import { type Moment, placeOf } from '@site/src/timeline/moment';

const LINE = '.output-line:not(.output-note)';

/**
 * Moves the output with the timeline, and the timeline with the output: the reader can point at a
 * line, or go through the lines with the arrow keys.
 *
 * @param onLine - Gets how many events came before the line.
 */
export function useOutput(
  output: RefObject<HTMLElement | null>,
  lines: readonly OutputLine[],
  moment: Moment | undefined,
  onLine: (after: number) => void,
): void {
  const pointed = useRef(-1);
  useEffect(() => {
    const box = output.current;
    // What is pointed at must not move away.
    if (box === null || moment === undefined || isNow(pointed.current, moment)) return;
    const now = lines.findIndex(({ after = -1 }) => isNow(after, moment));
    const until = lines.filter(({ after = Infinity }) => after <= moment.event).length - 1;
    const line = linesIn(box)[now === -1 ? until : now]?.getBoundingClientRect();
    if (line === undefined) return;
    const { top, bottom } = box.getBoundingClientRect();
    if (line.top < top) box.scrollTop -= top - line.top;
    else if (line.bottom > bottom) box.scrollTop += line.bottom - bottom;
  }, [output, lines, moment]);
  useEffect(() => {
    const box = output.current;
    if (box === null) return;
    const point = ({ target }: Event): void => {
      const line = target instanceof Element ? target.closest<HTMLElement>(LINE) : null;
      const after = line === null ? undefined : lines[linesIn(box).indexOf(line)]?.after;
      if (after === undefined) return;
      pointed.current = after;
      onLine(after);
    };
    const move = (event: KeyboardEvent): void => {
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      const elements = linesIn(box);
      const now = elements.indexOf(document.activeElement as HTMLElement);
      const next = elements[Math.max(0, now + by)];
      if (next === undefined) return;
      next.tabIndex = -1;
      next.focus();
      event.preventDefault();
    };
    box.addEventListener('pointerover', point);
    box.addEventListener('focusin', point);
    box.addEventListener('keydown', move);
    return () => {
      box.removeEventListener('pointerover', point);
      box.removeEventListener('focusin', point);
      box.removeEventListener('keydown', move);
    };
  }, [output, lines, onLine]);
}

function linesIn(box: HTMLElement): HTMLElement[] {
  return [...box.querySelectorAll<HTMLElement>(LINE)];
}

function isNow(after: number, moment: Moment): boolean {
  return placeOf(after, moment) === 'now';
}
