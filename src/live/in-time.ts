import type { OutputLine } from './protocol.ts';
import type { TraceRow } from './trace.ts';

interface Told {
  readonly trace: readonly TraceRow[];
  readonly lines: readonly OutputLine[];
}

/**
 * Puts a run's events in the order in which they happened: threads tell theirs when they can. A
 * printed line stays with the event that it came after.
 */
export function inTime({ trace, lines }: Told): Told {
  if (trace.every(({ thread }) => thread === undefined)) return { trace, lines };
  const numbers = trace.map((_, number) => number);
  const timeOf = (number: number): number => trace[number]?.time ?? 0;
  numbers.sort((a, b) => timeOf(a) - timeOf(b));
  const places = new Map(numbers.map((number, place) => [number, place]));
  return {
    trace: numbers.flatMap((number) => trace[number] ?? []),
    lines: lines.map((line) => {
      const place = places.get((line.after ?? 0) - 1);
      return place === undefined ? line : { ...line, after: place + 1 };
    }),
  };
}
