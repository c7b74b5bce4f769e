import { diagramHash, readAccessibility } from '../../diagrams/source.ts';
import { partsOf } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { pagesOf } from '../site.ts';

export const diagrams: Rule = {
  name: 'diagrams',
  holds: 'every page but a report has a diagram, and every diagram is drawn and has its text',
  *check(site) {
    for (const page of pagesOf(site)) {
      const { file, slug, fences } = page;
      const sources = fences.filter(({ lang }) => lang === 'mermaid');
      if (partsOf(page).diagram && sources.length === 0) {
        yield { file, line: 1, message: 'no diagram; add a ```mermaid fence' };
      }
      for (const { source, line } of sources) {
        const { title, description } = readAccessibility(source);
        if (title === undefined || description === undefined) {
          const missing = title === undefined ? 'accTitle' : 'accDescr';
          yield { file, line, message: `diagram without ${missing}; add ${missing}: …` };
        } else if (!site.drawn.has(diagramHash(source))) {
          const message = `diagram is not drawn; run npm run diagrams -- ${slug}`;
          yield { file, line, message };
        }
      }
    }
  },
};
