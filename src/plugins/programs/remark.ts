import { join, relative } from 'node:path';
import type { Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { nearest } from '../nearest.ts';
import { type Catalog, readCatalog } from './catalog.ts';
import { dataModule } from './names.ts';

type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** Gives `<Pair id>` and `<Program src>` what the plugin knows of their program. */
export default function remarkPrograms() {
  return (tree: Root, file: VFile): void => {
    let catalog: Catalog | undefined;
    const imports = new Map<string, string>();
    visit(tree, ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node) => {
      const element = node as Element;
      if (element.name !== 'Pair' && element.name !== 'Program') return;
      catalog ??= readCatalog(join(file.cwd, 'examples'));
      const where = `${relative(file.cwd, file.path)}:${element.position?.start.line ?? 1}`;
      const id =
        element.name === 'Pair'
          ? pairId(element, catalog, where)
          : programId(element, catalog, where);
      const local = imports.get(id) ?? `program${imports.size + 1}`;
      imports.set(id, local);
      element.attributes.push(reference('program', local));
    });
    tree.children.unshift(...[...imports].map(([id, local]) => importOf(id, local)));
  };
}

/** `<Pair id="asyncio/lock" />` shows `asyncio/lock/demo`. */
function pairId(element: Element, catalog: Catalog, where: string): string {
  const id = attribute(element, 'id');
  if (catalog.get(`${id}/demo`) !== undefined) return `${id}/demo`;
  const known = [...catalog.keys()].flatMap((key) => key.match(/^(.*)\/demo$/)?.[1] ?? []);
  throw new Error(`${where}: ${unknown('Pair id', id, known)}`);
}

/** `<Program src="asyncio/lock/broken.ts" />` shows that file. */
function programId(element: Element, catalog: Catalog, where: string): string {
  const src = attribute(element, 'src');
  const known = [...catalog.values()].flatMap(({ id, python, typescript }) => [
    ...(python ? [`${id}.py`] : []),
    ...(typescript ? [`${id}.ts`] : []),
  ]);
  if (known.includes(src)) return src.replace(/\.\w+$/, '');
  throw new Error(`${where}: ${unknown('Program src', src, known)}`);
}

function unknown(what: string, value: string, known: readonly string[]): string {
  const near = nearest(value, known).join(', ');
  return near === ''
    ? `Write examples/${value} first: ${what} names no program`
    : `Change ${what} "${value}": examples/ has no such program; the nearest are ${near}`;
}

function attribute(element: Element, name: string): string {
  for (const candidate of element.attributes) {
    if (candidate.type === 'mdxJsxAttribute' && candidate.name === name) {
      return typeof candidate.value === 'string' ? candidate.value : '';
    }
  }
  return '';
}

function reference(name: string, local: string): Element['attributes'][number] {
  return {
    type: 'mdxJsxAttribute',
    name,
    value: {
      type: 'mdxJsxAttributeValueExpression',
      value: local,
      data: {
        estree: {
          type: 'Program',
          sourceType: 'module',
          comments: [],
          body: [{ type: 'ExpressionStatement', expression: { type: 'Identifier', name: local } }],
        },
      },
    },
  };
}

function importOf(id: string, local: string): Root['children'][number] {
  const source = dataModule(id);
  return {
    type: 'mdxjsEsm',
    value: '',
    data: {
      estree: {
        type: 'Program',
        sourceType: 'module',
        comments: [],
        body: [
          {
            type: 'ImportDeclaration',
            attributes: [],
            source: { type: 'Literal', value: source, raw: JSON.stringify(source) },
            specifiers: [
              {
                type: 'ImportDefaultSpecifier',
                local: { type: 'Identifier', name: local },
              },
            ],
          },
        ],
      },
    },
  };
}
