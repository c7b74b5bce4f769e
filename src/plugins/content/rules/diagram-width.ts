import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagramHash } from '../../diagrams/source.ts';
import type { Rule } from '../rule.ts';
import { pagesOf } from '../site.ts';

const WIDEST = 900;

export const diagramWidth: Rule = {
  name: 'diagram-width',
  holds: `no diagram is so wide that a page would make its text too small to read`,
  *check(site) {
    for (const { file, fences } of pagesOf(site)) {
      for (const { lang, source, line } of fences) {
        const hash = diagramHash(source);
        if (lang !== 'mermaid' || !site.drawn.has(hash)) continue;
        const svg = readFileSync(join(site.root, 'src/diagrams', `${hash}.svg`), 'utf8');
        const width = Number(/ width="(\d+)"/.exec(svg)?.[1] ?? 0);
        if (width <= WIDEST) continue;
        const message = `diagram is ${width} px wide, more than ${WIDEST}; lay it out top-down or shorten its texts`;
        yield { file, line, message };
      }
    }
  },
};
