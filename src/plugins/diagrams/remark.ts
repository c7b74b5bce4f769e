import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Code, Root } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { slugOf } from '../content/paths.ts';
import { diagramPath } from './names.ts';
import { diagramHash, readAccessibility } from './source.ts';

/** Replaces Mermaid fences by the diagrams that `npm run diagrams` drew of them. */
export default function remarkDiagrams({ siteDir }: { siteDir: string }) {
  return (tree: Root, file: VFile): void => {
    const page = relative(siteDir, file.path);
    visit(tree, 'code', (node, index, parent) => {
      if (node.lang !== 'mermaid' || parent === undefined || index === undefined) return;
      try {
        parent.children[index] = diagram(node, siteDir, page);
      } catch (error) {
        const line = node.position?.start.line ?? 1;
        const message = error instanceof Error ? error.message : String(error);
        throw new Error(`${page}:${line}: ${message}`, { cause: error });
      }
    });
  };
}

function diagram({ value }: Code, siteDir: string, page: string): MdxJsxFlowElement {
  const { title, description } = readAccessibility(value);
  if (title === undefined || description === undefined) {
    const missing = title === undefined ? 'accTitle' : 'accDescr';
    throw new Error(`diagram without ${missing}; add ${missing}: …`);
  }
  const hash = diagramHash(value);
  const drawing = join(siteDir, 'src/diagrams', `${hash}.svg`);
  if (!existsSync(drawing)) {
    throw new Error(`diagram is not drawn; run npm run diagrams -- ${slugOf(page)}`);
  }
  const size = / width="(\d+)" height="(\d+)"/.exec(readFileSync(drawing, 'utf8'));
  const attributes = {
    src: diagramPath(hash),
    title,
    description,
    width: size?.[1] ?? '',
    height: size?.[2] ?? '',
  };
  return {
    type: 'mdxJsxFlowElement',
    name: 'Diagram',
    attributes: Object.entries(attributes).map(([name, text]) => ({
      type: 'mdxJsxAttribute',
      name,
      value: text,
    })),
    children: [],
  };
}
