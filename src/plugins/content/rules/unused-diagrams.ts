import { diagramHash } from '../../diagrams/source.ts';
import type { Rule } from '../rule.ts';
import { pagesOf } from '../site.ts';

export const unusedDiagrams: Rule = {
  name: 'unused-diagrams',
  holds: 'every drawn diagram is on a page',
  *check(site) {
    const used = new Set(
      pagesOf(site).flatMap(({ fences }) =>
        fences.filter(({ lang }) => lang === 'mermaid').map(({ source }) => diagramHash(source)),
      ),
    );
    for (const hash of site.drawn) {
      if (used.has(hash)) continue;
      const file = `src/diagrams/${hash}.svg`;
      yield {
        file,
        line: 1,
        message: 'no page has this diagram; run npm run diagrams to remove it',
      };
    }
  },
};
