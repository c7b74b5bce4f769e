import { resolveDocLink, schemeOf } from '../../doc-links/inventory.ts';
import type { Page } from '../page.ts';
import type { Rule } from '../rule.ts';
import { pagesOf } from '../site.ts';

export const docLinks: Rule = {
  name: 'doc-links',
  holds: 'every py:, mdn: and node: link has a known target',
  *check(site) {
    for (const page of pagesOf(site)) {
      for (const { url, line } of targetsOf(page)) {
        try {
          resolveDocLink(url, page.locale);
        } catch (error) {
          yield { file: page.file, line, message: (error as Error).message };
        }
      }
    }
  },
};

function* targetsOf({ data, links, text }: Page) {
  yield* links.filter(({ url }) => schemeOf(url) !== undefined);
  const python = data['python'];
  if (typeof python === 'string') {
    const line = text.split('\n').findIndex((each) => each.startsWith('python:')) + 1;
    yield { url: python, line };
  }
}
