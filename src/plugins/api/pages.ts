/**
 * TypeDoc plugin: the pages of the API are parted as those of Python's own reference, with anchors
 * as code says them (`#Lock.acquire`), and at each name a link to the page that shows it with
 * `<Api name="…" />`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import {
  type Application,
  type DeclarationReflection,
  type PageEvent,
  ReflectionKind,
} from 'typedoc';
import { MarkdownPageEvent } from 'typedoc-plugin-markdown';
import { readableAnchors, withAnchors } from './anchors.ts';
import { part } from './parts.ts';
import { shownNames } from './shown.ts';
import { topicsOf } from './topics.ts';

const root = resolve(import.meta.dirname, '../../..');

/** The pages under docs/ by the API names they show, as `asyncio/Lock`. */
function referencePages(): Map<string, string[]> {
  const pages = new Map<string, string[]>();
  for (const page of globSync('**/*.mdx', { cwd: `${root}/docs` }).sort()) {
    const text = readFileSync(`${root}/docs/${page}`, 'utf8');
    for (const { module, name } of shownNames(text)) {
      const key = `${module}/${name}`;
      pages.set(key, [...(pages.get(key) ?? []), page]);
    }
  }
  return pages;
}

function backLinks(pages: readonly string[]): string {
  const links = pages.map((page) => {
    // From the root of the docs: a relative one would miss the translated page.
    return `[${page.replace(/\.mdx$/, '')}](/${page})`;
  });
  return `参考页 · Reference page: ${links.join(' · ')}`;
}

function withFrontMatter(title: string, body: string): string {
  return `---\ntitle: ${JSON.stringify(title)}\nkind: api\n---\n\n${body}`;
}

export function load(app: Application): void {
  const shown = referencePages();
  const addresses: Record<string, string> = {};

  app.renderer.on(MarkdownPageEvent.END, (page: PageEvent) => {
    const { url, project, filename } = page;
    const { router } = app.renderer;
    if (router === undefined) throw new Error('Run this while TypeDoc renders');
    const module = page.model as DeclarationReflection;
    const body = withAnchors(page.contents ?? '', basename(url), readableAnchors(project, router));
    if (module.kind !== ReflectionKind.Module) {
      page.contents = withFrontMatter(module.name, body);
      return;
    }
    const linked = body.replace(/^### .*\{#(\w+)\}$/gm, (heading, name: string) => {
      const pages = shown.get(`${module.name}/${name}`);
      return pages === undefined ? heading : `${heading}\n\n${backLinks(pages)}`;
    });
    const topics = new Map(
      (project.children ?? []).map((each) => [each.name, topicsOf(each)] as const),
    );
    for (const [name, topic] of topicsOf(module)) addresses[`${module.name}/${name}`] = topic;
    for (const [topic, text] of part(linked, module.name, topics)) {
      const title = topic === module.name ? `bingfa/${topic}` : topic;
      const contents = withFrontMatter(title, text);
      if (topic === module.name) page.contents = contents;
      else writeFileSync(join(dirname(filename), `${topic}.md`), contents);
    }
    writeFileSync(join(dirname(filename), 'addresses.json'), JSON.stringify(addresses));
  });
}
