// Node's own measures, so that a value looks here as it does there.
const LINE = 80;
const LEVELS_ON_ONE_LINE = 3;
const MAX_COLUMNS = 15;
const MIN_GROUPED = 7;
export const MAX_ITEMS = 100;

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/gu;

export interface Laid {
  /** What stands before the brackets. */
  readonly base: string;
  readonly open: string;
  readonly close: string;
  readonly parts: readonly string[];
  readonly indent: number;
  /** How many levels are inside. */
  readonly levels: number;
  /** The items, when it is a list. */
  readonly list?: ArrayLike<unknown> | undefined;
}

/** Puts the parts of a value on one line, in columns or one below the other. */
export function layOut({ base, open, close, parts, indent, levels, list }: Laid): string {
  const before = base === '' ? '' : `${base} `;
  let output = parts;
  if (list !== undefined && parts.length >= MIN_GROUPED) output = inColumns(parts, indent, list);
  if (levels < LEVELS_ON_ONE_LINE && output === parts) {
    const start = parts.length + indent + open.length + base.length + 10;
    const length = parts.reduce((sum, part) => sum + part.length, parts.length + start);
    const isShort = length <= LINE && start + 2 * parts.length <= LINE && !base.includes('\n');
    const line = parts.join(', ');
    if (isShort && !line.includes('\n')) return `${before}${open} ${line} ${close}`;
  }
  const margin = `\n${' '.repeat(indent)}`;
  return `${before}${open}${margin}  ${output.join(`,${margin}  `)}${margin}${close}`;
}

function widthOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0);
}

/** Items of about the same length, in as many columns as make the whole about square. */
function inColumns(
  parts: readonly string[],
  indent: number,
  list: ArrayLike<unknown>,
): readonly string[] {
  const count = parts.length > MAX_ITEMS ? parts.length - 1 : parts.length;
  const widths = parts.slice(0, count).map(widthOf);
  const widest = Math.max(...widths) + 2;
  const total = widths.reduce((sum, width) => sum + width + 2, 0);
  if (widest * 3 + indent >= LINE || !(total / widest > 5 || widest <= 8)) return parts;
  const usual = Math.max(widest - 3 - Math.sqrt(widest - total / parts.length), 1);
  const columns = Math.min(
    Math.round(Math.sqrt(2.5 * usual * count) / usual),
    Math.floor((LINE - indent) / widest),
    LEVELS_ON_ONE_LINE * 4,
    MAX_COLUMNS,
  );
  if (columns <= 1) return parts;
  const columnWidths = Array.from({ length: columns }, (_, column) =>
    Math.max(...widths.filter((_width, index) => index % columns === column)),
  );
  const isNumber = (item: unknown): boolean => typeof item === 'number' || typeof item === 'bigint';
  const toTheRight = parts.every((_part, index) => isNumber(list[index]));
  const rows: string[] = [];
  for (let row = 0; row < count; row += columns) {
    const last = Math.min(row + columns, count) - 1;
    let line = '';
    for (let at = row; at <= last; at += 1) {
      const part = at < last ? `${parts[at]}, ` : String(parts[at]);
      const width = (columnWidths[at - row] ?? 0) + (at < last ? 2 : 0);
      const padding = ' '.repeat(Math.max(0, width - widthOf(part)));
      line += toTheRight ? padding + part : at < last ? part + padding : part;
    }
    rows.push(line);
  }
  return [...rows, ...parts.slice(count)];
}
