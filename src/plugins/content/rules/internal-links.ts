import { posix } from 'node:path';
import { nearest } from '../../nearest.ts';
import type { Page } from '../page.ts';
import type { Rule } from '../rule.ts';
import { pagesOf } from '../site.ts';

export const internalLinks: Rule = {
  name: 'internal-links',
  holds: 'every link between pages leads to a page and to a heading on it',
  *check(site) {
    for (const page of pagesOf(site)) {
      const pages = page.locale === 'en' ? site.english : site.chinese;
      for (const { url, line } of page.links) {
        const message = problemOf(url, page, pages);
        if (message !== undefined) yield { file: page.file, line, message };
      }
      for (const { lang, source, line } of page.fences) {
        if (lang !== 'mermaid') continue;
        for (const [, path = ''] of source.matchAll(/^\s*click \w+ (?:href )?"([^"]*)"/gm)) {
          if (pages.has(path.slice(1)) && path.startsWith('/')) continue;
          const known = nearest(path.slice(1), pages.keys(), 1)[0] ?? 'none';
          const message = `diagram links to ${path}, which is no page; nearest is /${known}`;
          yield { file: page.file, line, message };
        }
      }
    }
  },
};

function problemOf(url: string, page: Page, pages: ReadonlyMap<string, Page>): string | undefined {
  if (/^[a-z]+:/.test(url)) return undefined;
  const [path = '', anchor] = url.split('#');
  if (path !== '' && !/^\.{1,2}\/.*\.mdx?$/.test(path)) {
    // Pages of the API reference are generated and have addresses only.
    if (/^\/api(\/|$)/.test(path)) return undefined;
    return `link ${url} is not a relative file; write it as ./page.mdx or ../module/page.mdx`;
  }
  const slug = path === '' ? page.slug : slugAt(page.slug, path);
  if (slug.startsWith('api/')) return undefined;
  const target = pages.get(slug);
  if (target === undefined) {
    const known = nearest(slug, pages.keys(), 1)[0] ?? 'none';
    return `link ${url} leads to no page; write ${slug} or use the nearest, ${known}`;
  }
  if (anchor === undefined || target.syntaxError) return undefined;
  const ids = target.headings.flatMap(({ id }) => id ?? []);
  if (ids.includes(anchor)) return undefined;
  return `link ${url} leads to no heading; nearest is #${nearest(anchor, ids, 1)[0] ?? 'none'}`;
}

function slugAt(from: string, path: string): string {
  return posix.normalize(posix.join(posix.dirname(from), path)).replace(/\.mdx?$/, '');
}
