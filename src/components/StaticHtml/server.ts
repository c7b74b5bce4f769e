import diagrams from '@generated/bingfa-diagrams/default/fragments.json';
import programs from '@generated/bingfa-programs/default/fragments.json';
import reports from '@generated/bingfa-reports/default/fragments.json';

const all = { ...diagrams, ...programs, ...reports };

/** The HTML that the build made for this path. */
export function fragment(path: string): string | undefined {
  return (all as Record<string, string>)[path];
}
