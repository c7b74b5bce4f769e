import type { Page } from './page.ts';

interface Parts {
  readonly diagram: boolean;
  readonly program: boolean;
  /** What is measured or proven, shown by a component from a file in `src/data/`. */
  readonly data: boolean;
}

/** What the pages of each kind must have besides their sections. */
const kinds: Readonly<Record<string, Parts>> = {
  home: { diagram: true, program: false, data: false },
  concept: { diagram: true, program: true, data: false },
  primitive: { diagram: true, program: true, data: false },
  report: { diagram: false, program: false, data: true },
};

const UNKNOWN: Parts = { diagram: true, program: true, data: false };

/** Another rule says so when a page's kind is not known. */
export function partsOf({ data }: Page): Parts {
  const kind = data['kind'];
  return typeof kind === 'string' && Object.hasOwn(kinds, kind)
    ? (kinds[kind] ?? UNKNOWN)
    : UNKNOWN;
}
