const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);
}

/** Escapes what an engine returned, but for the marks it made. */
export function escapeMarked(text: string): string {
  return escapeHtml(text).replace(/&lt;(\/?)mark&gt;/g, '<$1mark>');
}

type Range = [start: number, end: number];

function rangesOf(text: string, terms: readonly string[]): Range[] {
  const lower = text.toLowerCase();
  const ranges: Range[] = [];
  for (const term of terms) {
    const latin = /^[a-z0-9]/.test(term);
    if (latin && term.length < 2) continue;
    for (let at = lower.indexOf(term); at !== -1; at = lower.indexOf(term, at + term.length)) {
      const before = text[at - 1] ?? ' ';
      const begins =
        !/\p{L}/u.test(before) || (/\p{Ll}/u.test(before) && /\p{Lu}/u.test(text[at] ?? ''));
      if (!latin || begins) ranges.push([at, at + term.length]);
    }
  }
  ranges.sort((a, b) => a[0] - b[0]);
  const merged: Range[] = [];
  for (const [start, end] of ranges) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/** The text as HTML with the terms marked. */
export function mark(text: string, terms: readonly string[]): string {
  let html = '';
  let at = 0;
  for (const [start, end] of rangesOf(text, terms)) {
    html += `${escapeHtml(text.slice(at, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`;
    at = end;
  }
  return html + escapeHtml(text.slice(at));
}

const WINDOW = 90;
const WORD_CHAR = /[\p{Script=Latin}\p{N}_]/u;

/** The part of a text with most of the terms in it. */
export function snippet(text: string, terms: readonly string[]): string {
  if (text.length <= WINDOW) return text;
  const ranges = rangesOf(text, terms);
  const starts = ranges.map(([start]) => Math.max(0, start - 20));
  const held = (from: number) => ranges.filter(([a, b]) => a >= from && b <= from + WINDOW).length;
  let from = starts.reduce(
    (best, start) => (held(start) > held(best) ? start : best),
    starts[0] ?? 0,
  );
  // A snippet begins with a whole word.
  if (from > 0) from += /^[\p{Script=Latin}\p{N}_.]*/u.exec(text.slice(from))?.[0].length ?? 0;
  let end = Math.min(text.length, from + WINDOW);
  // … and ends with one.
  if (end < text.length && WORD_CHAR.test(text.charAt(end))) {
    while (end > from + WINDOW / 2 && WORD_CHAR.test(text.charAt(end - 1))) end -= 1;
  }
  return `${from > 0 ? '…' : ''}${text.slice(from, end).trim()}${end < text.length ? '…' : ''}`;
}
