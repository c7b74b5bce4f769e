/**
 * TypeDoc plugin: gives each API page a short title for the sidebar and a link back to the
 * reference page that shows the name with `<Api name="…" />`.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import {
  type Application,
  type DeclarationReflection,
  type PageEvent,
  ReflectionKind,
} from 'typedoc';
import { MarkdownPageEvent } from 'typedoc-plugin-markdown';

const root = resolve(import.meta.dirname, '../..');

/** The pages under docs/ by the API names they show. */
function referencePages(): Map<string, string[]> {
  const pages = new Map<string, string[]>();
  for (const page of globSync('**/*.mdx', { cwd: `${root}/docs` }).sort()) {
    for (const [, name = ''] of readFileSync(`${root}/docs/${page}`, 'utf8').matchAll(
      /<Api name="(\w+)"/g,
    )) {
      pages.set(name, [...(pages.get(name) ?? []), page]);
    }
  }
  return pages;
}

function backLinks(name: string, pages: Map<string, string[]>): string {
  const links = (pages.get(name) ?? []).map((page) => {
    // From the root of the docs: a relative one would miss the translated page.
    return `[${page.replace(/\.mdx$/, '')}](/${page})`;
  });
  return links.length === 0 ? '' : `\n\n## Reference page · 参考页\n\n${links.join(' · ')}\n`;
}

export function load(app: Application): void {
  const pages = referencePages();
  app.renderer.on(MarkdownPageEvent.END, (page: PageEvent) => {
    const { name, kind } = page.model as DeclarationReflection;
    const title = kind === ReflectionKind.Module ? `bingfa/${name}` : name;
    const frontMatter = ['---', `title: ${JSON.stringify(title)}`, 'kind: api', '---', '', ''].join(
      '\n',
    );
    page.contents = `${frontMatter}${page.contents}${backLinks(name, pages)}`;
  });
}
