import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { type DocLocale, resolveDocLink, schemeOf } from './inventory.ts';

export interface DocLinksOptions {
  readonly locale: DocLocale;
}

/** The part of a vfile that the plugin needs to say where a link is. */
interface File {
  readonly path?: string | undefined;
}

/** Turns `py:`, `mdn:` and `node:` links into addresses in the reader's language. */
export default function docLinks({ locale }: DocLinksOptions) {
  return (tree: Root, file: File): void => {
    visit(tree, ['link', 'definition'], (node) => {
      if (node.type !== 'link' && node.type !== 'definition') return;
      const scheme = schemeOf(node.url);
      if (scheme === undefined) return;
      try {
        node.url = resolveDocLink(node.url, locale);
      } catch (error) {
        const where = `${file.path ?? ''}:${node.position?.start.line ?? 1}`;
        throw new Error(`${where}: ${messageOf(error)}`, { cause: error });
      }
      node.data = {
        ...node.data,
        hProperties: {
          className: ['doc-link', `doc-link-${scheme}`],
          rel: ['external', 'noreferrer'],
        },
      };
    });
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
