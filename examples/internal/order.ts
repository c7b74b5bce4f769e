const kindOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);
const ordered = /^(Number|BigInt) and (Number|BigInt)$|^(String|Boolean|Date) and \3$/;

/**
 * Python's `<`: numbers, strings, bigints, dates; arrays element by element, as tuples are.
 *
 * @internal
 */
export function isBefore(
  a: unknown,
  b: unknown,
  advice = 'Pass "compare" to order such items',
): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    for (let i = 0; i < a.length && i < b.length; i += 1) {
      if (a[i] === b[i]) continue;
      if (isBefore(a[i], b[i], advice)) return true;
      if (isBefore(b[i], a[i], advice)) return false;
    }
    return a.length < b.length;
  }
  if (typeof a !== typeof b || (typeof a !== 'number' && typeof a !== 'string')) {
    const kinds = `${kindOf(a)} and ${kindOf(b)}`;
    if (!ordered.test(kinds)) {
      throw new TypeError(`${advice}: cannot order ${kinds}`);
    }
  }
  return (a as number) < (b as number);
}
