import type { Rule } from '../rule.ts';
import { pagesOf } from '../site.ts';

const OFFICIAL: [RegExp, string][] = [
  [/^https?:\/\/docs\.python\.org\/(zh-cn\/)?3(\.13)?\//, 'py:'],
  [/^https?:\/\/developer\.mozilla\.org\//, 'mdn:'],
  [/^https?:\/\/nodejs\.org\/(docs\/[^/]+\/)?api\//, 'node:'],
];

export const rawLinks: Rule = {
  name: 'raw-links',
  holds: 'official documentation is linked in the reader’s language',
  *check(site) {
    for (const { file, links } of pagesOf(site)) {
      for (const { url, line } of links) {
        const scheme = OFFICIAL.find(([address]) => address.test(url))?.[1];
        if (scheme === undefined) continue;
        yield {
          file,
          line,
          message: `${url} is fixed to one language; write it as a ${scheme} link`,
        };
      }
    }
  },
};
