import { resolveDocLink, schemeOf } from '../../doc-links/inventory.ts';
import { pagePath } from '../page.ts';
import type { Rule } from '../rule.ts';

/** The address behind a link in whatever form it is written, or the link itself. */
function address(url: string): string {
  if (schemeOf(url) === undefined) return url;
  try {
    return resolveDocLink(url, 'en');
  } catch {
    return url;
  }
}

export const notesLinks: Rule = {
  name: 'notes-links',
  holds: 'every official link of the reference is on the page of its subject in both languages',
  *check({ chinese, english, notesLinks: wanted }) {
    for (const [slug, targets] of Object.entries(wanted)) {
      for (const locale of ['zh-Hans', 'en'] as const) {
        const page = (locale === 'en' ? english : chinese).get(slug);
        const there = new Set(page?.links.map(({ url }) => address(url)));
        for (const target of targets) {
          if (page?.syntaxError || there.has(address(target))) continue;
          const message = `no link to ${target}; add it under #official`;
          yield { file: pagePath(slug, locale), line: 1, message };
        }
      }
    }
  },
};
