let count = 0;

/** The name that was given, or the next one of Python's form: `Thread-1 (work)`. @internal */
export function nameOf(
  given: string | number | undefined,
  target: { readonly name: string } | undefined,
): string {
  // Python takes a number as well, and so may who writes JavaScript.
  if (given !== undefined && given !== '') return String(given);
  count += 1;
  const called = target === undefined || target.name === '' ? '' : ` (${target.name})`;
  return `Thread-${count}${called}`;
}
