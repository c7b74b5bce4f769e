import { nearest } from '../../nearest.ts';
import { pagePath } from '../page.ts';
import type { Rule } from '../rule.ts';

export const questions: Rule = {
  name: 'questions',
  holds: 'every question of the readers has its answer on its page in both languages',
  *check({ chinese, english, questions: all }) {
    for (const { n, page: slug, anchor } of all) {
      for (const locale of ['zh-Hans', 'en'] as const) {
        const page = (locale === 'en' ? english : chinese).get(slug);
        const file = pagePath(slug, locale);
        if (page === undefined) {
          yield { file, line: 1, message: `question ${n}: the page is missing; write it` };
          continue;
        }
        const ids = page.headings.flatMap(({ id }) => id ?? []);
        if (page.syntaxError || ids.includes(anchor)) continue;
        const near = nearest(anchor, ids, 1)[0];
        const hint = near?.startsWith('q-') ? ` (#${near} is there)` : '';
        yield { file, line: 1, message: `question ${n}: no heading #${anchor}${hint}; add it` };
      }
    }
  },
};
