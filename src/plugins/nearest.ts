import { distance } from 'fastest-levenshtein';

/** The known names nearest to an unknown one, best first. */
export function nearest(unknown: string, known: Iterable<string>, count = 3): string[] {
  const wanted = unknown.toLowerCase();
  return [...known]
    .map((name) => ({ name, far: farness(wanted, name.toLowerCase()) }))
    .sort((a, b) => a.far - b.far || a.name.localeCompare(b.name))
    .slice(0, count)
    .map(({ name }) => name);
}

// A name that holds the wanted one (`Lock` in `asyncio.Lock`) is nearer than its length says.
function farness(wanted: string, name: string): number {
  const far = distance(wanted, name);
  return wanted.length >= 3 && name.includes(wanted) ? Math.min(far, 2) : far;
}
