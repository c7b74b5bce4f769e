import type { Page } from '../page.ts';
import type { Rule } from '../rule.ts';

interface Item {
  readonly key: string;
  readonly line: number;
}

const aspects: { what: string; of: (page: Page) => Item[] }[] = [
  {
    what: 'headings',
    of: ({ headings }) =>
      headings.map(({ depth, id, line }) => ({
        key: depth === 1 ? '# title' : `${'#'.repeat(depth)} #${id}`,
        line,
      })),
  },
  {
    what: 'components',
    of: ({ elements }) =>
      elements
        .filter(({ name }) => /^[A-Z]/.test(name))
        .map(({ name, attributes, line }) => ({ key: tag(name, attributes), line })),
  },
  {
    what: 'fences',
    of: ({ fences }) => fences.map(({ lang, line }) => ({ key: `\`\`\`${lang}`, line })),
  },
  {
    what: 'links',
    of: ({ links }) =>
      links
        .map(({ url, line }) => ({ key: url, line }))
        .filter(({ key }, n) => links.findIndex(({ url }) => url === key) === n)
        .sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key))),
  },
];

function tag(name: string, attributes: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
  return `<${[name, ...sorted.map(([key, value]) => `${key}="${value}"`)].join(' ')}>`;
}

export const sameInBoth: Rule = {
  name: 'same-in-both',
  holds: 'both languages of a page have the same headings, programs, diagrams and links',
  *check({ chinese, english }) {
    for (const page of english.values()) {
      const origin = chinese.get(page.slug);
      if (origin === undefined || origin.syntaxError || page.syntaxError) continue;
      // A page that says it is stale may lag behind; the reader is told.
      if (page.data['stale'] === true) continue;
      for (const { what, of } of aspects) {
        const difference = firstDifference(of(origin), of(page));
        if (difference === undefined) continue;
        const { here, there, line } = difference;
        const message = `${what} differ: ${here} here, ${there} in ${origin.file}; make them the same`;
        yield { file: page.file, line, message };
      }
    }
  },
};

function firstDifference(theirs: Item[], ours: Item[]) {
  const length = Math.max(theirs.length, ours.length);
  for (let n = 0; n < length; n += 1) {
    const there = theirs[n];
    const here = ours[n];
    if (there?.key === here?.key) continue;
    return {
      here: here?.key ?? 'nothing',
      there: `${there?.key ?? 'nothing'}${there === undefined ? '' : ` (line ${there.line})`}`,
      line: here?.line ?? ours.at(-1)?.line ?? 1,
    };
  }
  return undefined;
}
