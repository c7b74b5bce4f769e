const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** After these a line may end anywhere, and means the same. */
const BEFORE_A_BREAK = /[,;:?([{=<>&|^+*%!-]\s*$/;

/**
 * Ends compiled code with the line of the source that each of its lines came from. Where the
 * compiler made one line of several, they are parted again.
 *
 * @param code - What the compiler printed.
 * @param mappings - The field of that name of its source map.
 */
export function noteLines(code: string, mappings: string): string {
  const lines = partLines(code.trimEnd(), mappings);
  const text = lines.map((line) => line.text).join('\n');
  return `${text}\n//# lines=${lines.map((line) => line.original).join(',')}\n`;
}

interface Line {
  readonly text: string;
  readonly original: number;
}

function partLines(code: string, mappings: string): Line[] {
  const segments = mappings.split(';');
  const lines: Line[] = [];
  let source = 0;
  let last = 1;
  for (const [index, text] of code.split('\n').entries()) {
    const indent = text.length - text.trimStart().length;
    let column = 0;
    let from = 0;
    let found: number | undefined;
    for (const segment of segments[index]?.split(',') ?? []) {
      const [columns = 0, , delta] = decode(segment);
      column += columns;
      if (delta === undefined) continue;
      source += delta;
      if (found === undefined || column <= indent) found = source + 1;
      else if (source + 1 > found && BEFORE_A_BREAK.test(text.slice(from, column))) {
        lines.push({ text: text.slice(from, column), original: found });
        from = column;
        found = source + 1;
      }
    }
    last = found ?? last;
    lines.push({ text: text.slice(from), original: last });
  }
  return lines;
}

/** The numbers of one segment: base 64, the lowest bits first, of which the very first is the sign. */
function decode(segment: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const digit of segment) {
    const bits = DIGITS.indexOf(digit);
    value += (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}
