const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Ends compiled code with the line of the source that each of its lines came from. */
export function noteLines(code: string, mappings: string): string {
  const text = code.endsWith('\n') ? code : `${code}\n`;
  return `${text}//# lines=${originalLines(text, mappings).join(',')}\n`;
}

/**
 * @param code - What the compiler printed.
 * @param mappings - The field of that name of its source map.
 */
function originalLines(code: string, mappings: string): number[] {
  const segments = mappings.split(';');
  let source = 0;
  let last = 1;
  return code
    .trimEnd()
    .split('\n')
    .map((text, index) => {
      const indent = text.length - text.trimStart().length;
      let column = 0;
      let found: number | undefined;
      for (const segment of segments[index]?.split(',') ?? []) {
        const [columns = 0, , lines] = decode(segment);
        column += columns;
        if (lines === undefined) continue;
        source += lines;
        if (found === undefined || column <= indent) found = source + 1;
      }
      last = found ?? last;
      return last;
    });
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
