import type { Root } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { isReport, renderReport } from './reports.ts';

interface Options {
  readonly siteDir: string;
  readonly locale: string;
}

/** Replaces `<Conformance />` and its like by what the server rendered of the data. */
export default function remarkReports({ siteDir, locale }: Options) {
  return (tree: Root): void => {
    visit(tree, 'mdxJsxFlowElement', (node: MdxJsxFlowElement) => {
      if (node.name === null || !isReport(node.name)) return;
      const { path } = renderReport(node.name, siteDir, locale);
      node.name = 'Report';
      node.attributes = [{ type: 'mdxJsxAttribute', name: 'src', value: path }];
    });
  };
}
