import { createHash } from 'node:crypto';
import { DRAWING } from './drawing.ts';

/** The name a diagram's SVG is kept under: it changes with the source and with the way of drawing. */
export function diagramHash(source: string): string {
  const drawn = JSON.stringify([DRAWING, normalise(source)]);
  return createHash('sha256').update(drawn).digest('hex').slice(0, 12);
}

export function normalise(source: string): string {
  return source
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

export interface Accessibility {
  readonly title: string | undefined;
  readonly description: string | undefined;
}

/** What `accTitle: …` and `accDescr: …` (or `accDescr { … }`) say. */
export function readAccessibility(source: string): Accessibility {
  const title = /^\s*accTitle\s*:\s*(\S.*)$/m.exec(source)?.[1]?.trim();
  const description =
    /^\s*accDescr\s*:\s*(\S.*)$/m.exec(source)?.[1] ??
    /^\s*accDescr\s*\{([^}]*)\}/m.exec(source)?.[1];
  const text = description?.replace(/\s+/g, ' ').trim();
  return { title, description: text === '' ? undefined : text };
}
