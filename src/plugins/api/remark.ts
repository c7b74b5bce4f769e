import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

type MdxElement = MdxJsxFlowElement | MdxJsxTextElement;

function attribute(element: MdxElement, name: string): string | undefined {
  const found = element.attributes.find((one) => 'name' in one && one.name === name);
  return typeof found?.value === 'string' ? found.value : undefined;
}

/** Tells each `<Api name="…" />` where the API reference has that name. */
export default function remarkApi({ siteDir }: { siteDir: string }) {
  return (tree: Root, file: VFile): void => {
    visit(tree, ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node) => {
      const element = node as MdxElement;
      if (element.name !== 'Api') return;
      const name = attribute(element, 'name') ?? '';
      const module = attribute(element, 'module') ?? 'asyncio';
      const topic = addresses(siteDir)[`${module}/${name}`];
      if (topic === undefined) {
        file.fail(
          `Export ${name} from bingfa/${module}, or leave <Api name="${name}" /> out`,
          node,
        );
      }
      element.attributes.push({
        type: 'mdxJsxAttribute',
        name: 'to',
        value: `/api/${topic}#${name}`,
      });
    });
  };
}

// `npm run api` writes it before each build.
function addresses(siteDir: string): Record<string, string> {
  return JSON.parse(readFileSync(join(siteDir, 'docs/api/addresses.json'), 'utf8')) as Record<
    string,
    string
  >;
}
