/**
 * Python's `<`: numbers, strings, bigints, dates; arrays element by element, as tuples are.
 *
 * @internal
 */
export function isBefore(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    const length = Math.min(a.length, b.length);
    for (let i = 0; i < length; i += 1) {
      const left: unknown = a[i];
      const right: unknown = b[i];
      if (left === right) continue;
      if (isBefore(left, right)) return true;
      if (isBefore(right, left)) return false;
    }
    return a.length < b.length;
  }
  const comparable =
    (typeof a === typeof b && (typeof a === 'number' || typeof a === 'string')) ||
    ((typeof a === 'number' || typeof a === 'bigint') &&
      (typeof b === 'number' || typeof b === 'bigint')) ||
    (typeof a === 'boolean' && typeof b === 'boolean') ||
    (a instanceof Date && b instanceof Date);
  if (!comparable) {
    throw new TypeError(
      `Pass "compare" to order such items: cannot order ${kind(a)} and ${kind(b)}`,
    );
  }
  return (a as number) < (b as number);
}

function kind(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value;
  return Array.isArray(value) ? 'an array' : 'an object';
}
