import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import matter from 'gray-matter';
import type { Nodes, Root } from 'mdast';
import 'mdast-util-directive';
import 'mdast-util-mdx';
import { toString } from 'mdast-util-to-string';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { CHINESE_DIR, ENGLISH_DIR } from './paths.ts';

export type Locale = 'zh-Hans' | 'en';

interface Located {
  readonly line: number;
}

export interface Heading extends Located {
  readonly depth: number;
  readonly text: string;
  readonly id: string | undefined;
}

/** An MDX element with the attributes that are plain strings. */
export interface Element extends Located {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Fence extends Located {
  readonly lang: string;
  readonly source: string;
}

export interface Link extends Located {
  readonly url: string;
}

/** What the rules need to know of one page in one language. */
export interface Page {
  readonly slug: string;
  readonly locale: Locale;
  /** Path from the root of the repository. */
  readonly file: string;
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly headings: readonly Heading[];
  readonly admonitions: readonly (Located & { readonly name: string })[];
  readonly elements: readonly Element[];
  readonly fences: readonly Fence[];
  readonly links: readonly Link[];
  /** Set when the page cannot be parsed; every list above is then empty. */
  readonly syntaxError: (Located & { readonly message: string }) | undefined;
}

const parser = unified()
  .use(remarkParse)
  .use(remarkMdx)
  .use(remarkFrontmatter)
  .use(remarkDirective)
  .use(remarkGfm)
  .freeze();

export function pagePath(slug: string, locale: Locale): string {
  return `${locale === 'en' ? ENGLISH_DIR : CHINESE_DIR}/${slug}.mdx`;
}

export function readPage(root: string, slug: string, locale: Locale): Page {
  const file = pagePath(slug, locale);
  return parsePage(readFileSync(join(root, file), 'utf8'), { slug, locale, file });
}

export function parsePage(text: string, at: Pick<Page, 'slug' | 'locale' | 'file'>): Page {
  const page = {
    ...at,
    text,
    data: {} as Record<string, unknown>,
    headings: [] as Heading[],
    admonitions: [] as Page['admonitions'][number][],
    elements: [] as Element[],
    fences: [] as Fence[],
    links: [] as Link[],
    syntaxError: undefined as Page['syntaxError'],
  };
  try {
    page.data = matter(text, {}).data;
    collect(parser.parse(text), page);
  } catch (error) {
    page.syntaxError = describeSyntaxError(error);
  }
  return page;
}

interface Collected {
  headings: Heading[];
  admonitions: Page['admonitions'][number][];
  elements: Element[];
  fences: Fence[];
  links: Link[];
}

function collect(tree: Root, page: Collected): void {
  visit(tree, (node) => {
    const line = node.position?.start.line ?? 1;
    switch (node.type) {
      case 'heading':
        page.headings.push({
          depth: node.depth,
          text: toString(node.children.filter(({ type }) => type !== 'mdxTextExpression')).trim(),
          id: explicitId(node.children.at(-1)),
          line,
        });
        break;
      case 'containerDirective':
        page.admonitions.push({ name: node.name, line });
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        page.elements.push({ name: node.name ?? '', attributes: stringAttributes(node), line });
        break;
      case 'code':
        page.fences.push({ lang: node.lang ?? '', source: node.value, line });
        break;
      case 'link':
      case 'definition':
        page.links.push({ url: node.url, line });
        break;
    }
  });
}

function explicitId(last: Nodes | undefined): string | undefined {
  if (last?.type !== 'mdxTextExpression') return undefined;
  return /^\/\*\s*#(\S+)\s*\*\/$/.exec(last.value.trim())?.[1];
}

function stringAttributes(
  node: Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>,
): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string') {
      attributes[attribute.name] = attribute.value;
    }
  }
  return attributes;
}

function describeSyntaxError(error: unknown): NonNullable<Page['syntaxError']> {
  const { message, reason, line, place, mark } = error as {
    message?: string;
    reason?: string;
    line?: number;
    place?: { line?: number };
    mark?: { line?: number };
  };
  return {
    line: line ?? place?.line ?? (mark?.line ?? 0) + 1,
    message: (reason ?? message ?? String(error)).split('\n')[0] ?? '',
  };
}
