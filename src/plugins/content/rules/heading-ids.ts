import type { Rule } from '../rule.ts';
import { pagesOf } from '../site.ts';

export const headingIds: Rule = {
  name: 'heading-ids',
  holds: 'every heading below the title has its own explicit ASCII id',
  *check(site) {
    for (const { file, headings } of pagesOf(site)) {
      const seen = new Set<string>();
      for (const { depth, text, id, line } of headings) {
        if (id === undefined) {
          if (depth === 1) continue;
          yield {
            file,
            line,
            message: `heading “${text}” has no id; end it with {/* #some-id */}`,
          };
        } else if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
          yield {
            file,
            line,
            message: `id #${id} is not lower-case ASCII; use a-z, 0-9 and hyphens`,
          };
        } else if (seen.has(id)) {
          yield { file, line, message: `id #${id} is there twice; give each heading its own` };
        }
        if (id !== undefined) seen.add(id);
      }
    }
  },
};
