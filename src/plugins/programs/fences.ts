import type { Element, ElementContent, Root } from 'hast';
import type { MdxJsxFlowElementHast } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { highlight, languageOf } from './highlight.ts';

/** Highlights fenced code while the site is built: the reader gets HTML and a copy button. */
export default function rehypeFences() {
  return async (tree: Root): Promise<void> => {
    const fences: { element: Element; replace: (by: MdxJsxFlowElementHast) => void }[] = [];
    visit(tree, 'element', (element, index, parent) => {
      if (element.tagName !== 'pre' || parent === undefined || index === undefined) return;
      const replace = (by: MdxJsxFlowElementHast): void => {
        parent.children[index] = by;
      };
      fences.push({ element, replace });
    });
    for (const { element, replace } of fences) {
      const code = element.children[0];
      if (code?.type !== 'element' || code.tagName !== 'code') continue;
      const language = languageOf(languageClass(code));
      const source = textOf(code.children).replace(/\n$/, '');
      const html = await highlight(source, language);
      replace({
        type: 'mdxJsxFlowElement',
        name: 'Fence',
        attributes: [
          { type: 'mdxJsxAttribute', name: 'html', value: html },
          { type: 'mdxJsxAttribute', name: 'language', value: language },
        ],
        children: [],
      });
    }
  };
}

function languageClass({ properties }: Element): string {
  const classes = Array.isArray(properties.className) ? properties.className.map(String) : [];
  const found = classes.find((name) => name.startsWith('language-'));
  return found?.replace('language-', '') ?? '';
}

// TypeDoc links types inside its code; a fence shows their text.
function textOf(children: readonly ElementContent[]): string {
  return children
    .map((child) => {
      if (child.type === 'text') return child.value;
      return child.type === 'element' ? textOf(child.children) : '';
    })
    .join('');
}
