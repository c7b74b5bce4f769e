import { MAX_ITEMS } from './layout.ts';

export function isIndex(key: string): boolean {
  return /^(?:0|[1-9]\d{0,9})$/.test(key);
}

/** Where the next item is after a gap, which may be a billion long. */
export function nextItem(list: readonly unknown[], from: number): number {
  if (list.length - from <= 1000) {
    let at = from;
    while (at < list.length && !Object.hasOwn(list, at)) at += 1;
    return at;
  }
  const next = Object.keys(list).find((key) => isIndex(key) && Number(key) > from);
  return next === undefined ? list.length : Number(next);
}

export function withMore(items: string[], left: number, many = 'items'): string[] {
  return left > 0 ? [...items, `... ${left} more ${left > 1 ? many : 'item'}`] : items;
}

export function take(
  entries: Iterable<unknown>,
  size: number,
  text: (entry: unknown) => string,
): string[] {
  const shown: string[] = [];
  for (const entry of entries) {
    if (shown.length === MAX_ITEMS) break;
    shown.push(text(entry));
  }
  return withMore(shown, size - shown.length);
}
