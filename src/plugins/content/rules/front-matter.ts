import { z } from 'zod';
import { nearest } from '../../nearest.ts';
import type { Page } from '../page.ts';
import type { Problem, Rule } from '../rule.ts';
import { pagesOf } from '../site.ts';

const text = z.string().trim().min(1);

const common = {
  title: text,
  sidebar_label: text.optional(),
  sidebar_position: z.number().optional(),
  description: text,
  keywords: z.array(text),
};
const english = {
  source: z.string().regex(/^[0-9a-f]{40}$/, 'run npm run stamp to write it'),
  stale: z.literal(true).optional(),
};
const kinds = {
  home: { ...common, kind: z.literal('home'), slug: z.literal('/') },
  concept: { ...common, kind: z.literal('concept'), sidebar_position: z.number() },
  primitive: {
    ...common,
    kind: z.literal('primitive'),
    sidebar_position: z.number(),
    python: z.string().regex(/^py:/, 'begin it with py:'),
  },
  report: { ...common, kind: z.literal('report'), sidebar_position: z.number() },
};

export const frontMatter: Rule = {
  name: 'front-matter',
  holds: 'front matter has the known keys and no others',
  *check(site) {
    for (const page of pagesOf(site)) yield* checkPage(page);
  },
};

function* checkPage(page: Page): Iterable<Problem> {
  const at = (key: string) => ({ file: page.file, line: lineOfKey(page.text, key) });
  const kind = page.data['kind'];
  if (typeof kind !== 'string' || !Object.hasOwn(kinds, kind)) {
    const known = Object.keys(kinds).join(', ');
    yield { ...at('kind'), message: `front matter: kind is ${show(kind)}; use one of ${known}` };
    return;
  }
  const shape = {
    ...kinds[kind as keyof typeof kinds],
    ...(page.locale === 'en' ? english : {}),
  };
  const result = z.strictObject(shape).safeParse(page.data);
  for (const issue of result.error?.issues ?? []) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const [known] = nearest(key, Object.keys(shape), 1);
        yield { ...at(key), message: `front matter: unknown key ${key}; nearest is ${known}` };
      }
    } else {
      const key = String(issue.path[0]);
      yield {
        ...at(key),
        message: `front matter: ${describe(key, page.data[key], issue.message)}`,
      };
    }
  }
}

function describe(key: string, value: unknown, expected: string): string {
  if (key === 'source' && value === undefined) return 'source is missing; run npm run stamp';
  if (value === undefined) return `${key} is missing; add it`;
  return `${key} is ${show(value)}; ${expected}`;
}

function show(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}

function lineOfKey(page: string, key: string): number {
  const lines = page.split('\n');
  const end = lines.indexOf('---', 1);
  const index = lines.findIndex((line, n) => n < end && line.startsWith(`${key}:`));
  return index + 1 || 1;
}
